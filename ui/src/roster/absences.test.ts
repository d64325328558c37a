import { describe, expect, it } from 'vitest';
import { absenceFault, daysText, formOf, keepsNote, newAbsence } from './absences';

describe('an absence', () => {
  it('needs a first day, but for a duty, and ends after it begins', () => {
    const form = newAbsence('198501122010031901');
    expect(absenceFault(form)).toBe('problem_absence_no_start');
    expect(absenceFault({ ...form, kind: 'class_duty' })).toBeNull();
    expect(absenceFault({ ...form, first: '2027-04-01', last: '2027-03-31' })).toBe('problem_absence_order');
    expect(absenceFault({ ...form, first: '2027-04-01', last: '2027-04-01' })).toBeNull();
  });

  it('says its days, an unknown end as such', () => {
    expect(daysText({ first: '2027-04-01', last: null })).toBe('1 April 2027 – belum diketahui');
    expect(daysText({ first: null, last: null })).toBe('sepanjang waktu');
  });

  it('keeps no note of a leave, and is brought back as it was', () => {
    expect([keepsNote('leave'), keepsNote('other')]).toEqual([false, true]);
    const item = { id: 'a', nip: '1', name: 'Asep', kind: 'other', first: '2027-04-01', last: null, note: 'dinas luar', source: 'cuti.xlsx' };
    expect(formOf(item)).toEqual({ id: 'a', nip: '1', kind: 'other', first: '2027-04-01', last: null, note: 'dinas luar' });
  });
});
