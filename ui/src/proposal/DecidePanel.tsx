/** Approving, or taking an approval back: what it means, who has agreed, and the note that is kept. */
import { Button, Textarea } from '@mantine/core';
import { IconChecks, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type ProposalView } from '../backend';
import { outcomeText, ruleText } from '../brief/words';
import { useWrite } from '../frame/reads';
import { SidePanel } from '../frame/SidePanel';
import { formatNumber, m, say } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { tell } from '../parts/toast';
import { membersOf, noteSays } from './lib';
import classes from './panels.module.css';

const consent = (key: string): string => say(`consent_${key}`) ?? key;

interface Props {
  readonly view: ProposalView;
  readonly decision: 'approve' | 'reopen';
  readonly onClose: () => void;
}

export function DecidePanel({ view, decision, onClose }: Props) {
  const approving = decision === 'approve';
  const [note, setNote] = useState('');
  const decide = useWrite((text: string) => (approving ? office.proposalApprove(view.id, view.version, text) : office.proposalReopen(view.id, view.version, text)), {
    failed: () => undefined,
    done: () => {
      tell(approving ? m.proposal_approved() : m.proposal_reopened());
      onClose();
    },
  });
  const members = membersOf(view);
  return (
    <SidePanel
      title={approving ? m.proposal_approve_title() : m.proposal_reopen_title()}
      subtitle={approving ? m.proposal_approve_subtitle({ members: formatNumber(members.length), agencies: formatNumber(view.mix.agencies.length) }) : m.proposal_reopen_subtitle()}
      onClose={onClose}
      foot={
        <>
          <Button leftSection={approving ? <IconChecks size={16} /> : <IconRotate size={16} />} loading={decide.isPending} disabled={!approving && !noteSays(note)} onClick={() => decide.mutate(note.trim())} data-testid={approving ? 'proposal-approve-confirm' : 'proposal-reopen-confirm'}>
            {approving ? m.proposal_approve() : m.proposal_reopen()}
          </Button>
          <Button variant="default" onClick={onClose}>
            {m.common_cancel()}
          </Button>
        </>
      }
    >
      {decide.isError && <ErrorState inline problem={decide.error} />}
      {approving && (
        <>
          <p className={classes.note}>{outcomeText(view.outcome, view.gap)}</p>
          {view.fairness.narrow.map((row) => (
            <p key={row.role} className={classes.warn}>
              {row.rule === null ? m.proposal_narrow({ role: row.role, count: formatNumber(row.candidates) }) : m.proposal_narrow_rule({ role: row.role, count: formatNumber(row.candidates), rule: ruleText(row.rule, false) })}
            </p>
          ))}
          <h3 className={classes.heading}>{m.consent_title()}</h3>
          <p className={classes.soft}>{m.proposal_consent_help()}</p>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">{m.proposal_member()}</th>
                <th scope="col">{m.proposal_consent_own()}</th>
                <th scope="col">{m.proposal_consent_superior()}</th>
              </tr>
            </thead>
            <tbody>
              {members.map((member) => (
                <tr key={member.nip}>
                  <th scope="row">{member.name}</th>
                  <td>{consent(member.consent)}</td>
                  <td>{consent(member.superior_consent)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Textarea mt="md" label={approving ? m.proposal_approve_note() : m.proposal_note()} description={m.proposal_note_help()} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-testid="proposal-decide-note" />
    </SidePanel>
  );
}
