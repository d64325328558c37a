/** Issuing: number and date from the register, what becomes final, and the one button that does it. */
import { Text, Textarea, TextInput } from '@mantine/core';
import { DayInput } from '../parts/DayInput';
import { useState } from 'react';
import { office, type DecreeForm, type DecreeView } from '../backend';
import { useWrite } from '../frame/reads';
import { daysSince, formatNumber, m } from '../lang';
import { ConfirmDanger } from '../parts/ConfirmDanger';
import { ErrorState } from '../parts/ErrorState';
import { tell } from '../parts/toast';
import { noteSays } from '../proposal/lib';
import { parseDay } from './lib';

interface Props {
  readonly view: DecreeView;
  readonly form: DecreeForm;
  readonly consents: { readonly agreed: number; readonly members: number } | null;
  readonly onClose: () => void;
}

export function IssueDialog({ view, form, consents, onClose }: Props) {
  const [number, setNumber] = useState(form.number);
  const [note, setNote] = useState('');
  const [date, setDate] = useState<string | null>(form.date || null);
  const issue = useWrite(() => office.decreeIssue(view.id, number.trim(), date ?? '', note.trim()), {
    failed: () => undefined,
    done: () => {
      tell(m.decree_issue_done());
      onClose();
    },
  });
  /** A year typed wrong: from that day the team's entries fade. */
  const far = date !== null && Math.abs(daysSince(date) ?? 0) > 90;
  const missing = consents === null ? 0 : consents.members - consents.agreed;
  return (
    <ConfirmDanger
      opened
      title={m.decree_issue_title()}
      text={view.kind === 'revocation' ? m.decree_issue_text_revocation() : m.decree_issue_text({ count: formatNumber(form.members.length) })}
      losses={[m.decree_issue_loss_edit()]}
      verb={m.decree_issue()}
      busy={issue.isPending}
      blocked={number.trim() === '' || date === null || (missing > 0 && !noteSays(note))}
      confirmTestId="decree-issue-confirm"
      onClose={onClose}
      onConfirm={() => issue.mutate(undefined)}
    >
      {missing > 0 && (
        <Text mb="sm" c="var(--attention)">
          {m.decree_issue_consents({ missing: formatNumber(missing), members: formatNumber(consents?.members ?? 0) })}
        </Text>
      )}
      <TextInput label={m.decree_number()} description={m.decree_number_help()} value={number} onChange={(event) => setNumber(event.currentTarget.value)} data-testid="decree-number" mb="sm" />
      <DayInput label={m.decree_date()} description={m.decree_date_help()} dateParser={parseDay} value={date} onChange={setDate} data-testid="decree-date" popoverProps={{ withinPortal: true }} mb="sm" />
      {far && <Text mb="sm" c="var(--attention)" data-testid="decree-date-far">{m.decree_date_far()}</Text>}
      {missing > 0 && <Textarea label={m.decree_issue_consents_note()} description={m.proposal_note_help()} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-testid="decree-issue-note" mb="sm" />}
      {issue.isError && <ErrorState inline problem={issue.error} />}
    </ConfirmDanger>
  );
}
