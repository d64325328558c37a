/** Ending an issued team early: from when, and why. It makes a draft; the team ends once that is issued. */
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { office, type DecreeView } from '../backend';
import { useWrite } from '../frame/reads';
import { go } from '../frame/route';
import { m } from '../lang';
import { ConfirmDanger } from '../parts/ConfirmDanger';
import { DayInput } from '../parts/DayInput';
import { ErrorState } from '../parts/ErrorState';
import { noteSays } from '../proposal/lib';
import { parseDay } from './lib';

export function RevokeDialog({ view, onClose }: { readonly view: DecreeView; readonly onClose: () => void }) {
  const [date, setDate] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const revoke = useWrite(() => office.decreeRevoke(view.id, { date: date ?? '', reason: reason.trim() }), { failed: () => undefined, done: (draft) => go('decree', draft.id) });
  return (
    <ConfirmDanger opened title={m.revoke_title()} text={m.revoke_text()} losses={[m.revoke_loss()]} verb={m.revoke_start()} busy={revoke.isPending} blocked={date === null || !noteSays(reason)} confirmTestId="revoke-start" onClose={onClose} onConfirm={() => revoke.mutate(undefined)}>
      <DayInput label={m.amend_date()} description={m.revoke_date_help()} dateParser={parseDay} value={date} onChange={setDate} data-testid="revoke-date" popoverProps={{ withinPortal: true }} mb="sm" />
      <Textarea label={m.amend_reason()} description={m.revoke_reason_help()} autosize minRows={2} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-testid="revoke-reason" mb="sm" />
      {revoke.isError && <ErrorState inline problem={revoke.error} />}
    </ConfirmDanger>
  );
}
