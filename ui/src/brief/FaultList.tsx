/** What still keeps the need from being formed; each line leads to its place. */
import { Anchor } from '@mantine/core';
import type { BriefForm, FormFault } from '../backend';
import { m } from '../lang';
import classes from './brief.module.css';
import { sectionOf } from './lib';
import { faultText } from './words';

export const fieldId = (field: string): string => `brief-${field.replaceAll('.', '-')}`;

export function focusField(field: string): void {
  const target = document.getElementById(fieldId(field)) ?? document.getElementById(`brief-section-${sectionOf(field)}`);
  target?.scrollIntoView({ block: 'center' });
  target?.focus();
}

function place(field: string, form: BriefForm): string {
  const [first, at] = field.split('.');
  const seat = first === 'seats' && at !== undefined ? form.seats[Number(at)] : undefined;
  return seat ? `${seat.role.trim() || m.brief_seat_number({ number: Number(at) + 1 })}: ` : '';
}

export function FaultList({ faults, form }: { readonly faults: readonly FormFault[]; readonly form: BriefForm }) {
  if (faults.length === 0) return null;
  return (
    <div className={classes.faults} role="status">
      <strong>{m.brief_faults_title({ count: faults.length })}</strong>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.field} ${fault.kind}`}>
            <Anchor component="button" type="button" onClick={() => focusField(fault.field)}>
              {place(fault.field, form)}
              {faultText(fault.kind)}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  );
}
