/** A change before it is accepted: who leaves, who enters, what it gains or loses; accepted only with a reason. */
import { Button, Textarea } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import { outcomeText, ruleText } from '../brief/words';
import { ConflictList } from '../formation/Impossible';
import { SidePanel } from '../frame/SidePanel';
import { useWork } from '../frame/work';
import { m, say } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { noteSays } from './lib';
import classes from './panels.module.css';
import { CostTable, Moves, Working } from './Parts';
import type { ChangeSide } from './ProposalDetail';

interface Props {
  readonly side: ChangeSide;
  readonly onClose: () => void;
  readonly onAccept: (side: ChangeSide, note: string) => Promise<void>;
  readonly onRetry: () => void;
}

export function ChangePanel({ side, onClose, onAccept, onRetry }: Props) {
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<unknown>(null);
  const work = useWork('change');
  const seen = side.view;
  const broken = seen?.broken ?? [];
  const possible = seen !== null && seen.outcome !== 'infeasible';
  const accept = async () => {
    setProblem(null);
    try {
      await onAccept(side, note.trim());
    } catch (thrown) {
      setProblem(thrown);
    }
  };
  return (
    <SidePanel
      title={side.role === null ? (say(`proposal_change_${side.change.action}`, { name: side.name }) ?? m.proposal_change_title()) : m.proposal_change_place({ name: side.name, role: side.role })}
      subtitle={m.proposal_change_subtitle()}
      onClose={onClose}
      wide
      foot={
        seen !== null && !possible && !work ? (
          <Button variant="default" onClick={onClose}>
            {m.proposal_change_keep()}
          </Button>
        ) : possible && !work ? (
          <>
            <Button leftSection={<IconCheck size={16} />} disabled={!noteSays(note)} onClick={() => void accept()} data-testid="proposal-change-accept">
              {m.proposal_change_accept()}
            </Button>
            <Button variant="default" onClick={onClose}>
              {m.proposal_change_keep()}
            </Button>
          </>
        ) : undefined
      }
    >
      {work ? (
        <Working kind="change" />
      ) : side.problem !== null ? (
        <ErrorState inline problem={side.problem} onRetry={onRetry} />
      ) : seen === null ? null : !possible ? (
        <>
          <p className={classes.verdict} data-verdict="impossible">
            {broken.length > 0 ? m.proposal_change_breaks() : m.proposal_change_impossible()}
          </p>
          <ConflictList conflict={seen.conflict} />
          {broken.length > 0 && (
            <>
              <ul className={classes.sentences} data-testid="proposal-change-broken">
                {broken.map((row, at) => (
                  <li key={at}>{row.text}</li>
                ))}
              </ul>
              <h3 className={classes.heading}>{m.proposal_change_would()}</h3>
              <Moves leaves={seen.leaves} enters={seen.enters} moves={seen.moves} />
              <CostTable costs={seen.costs} />
            </>
          )}
        </>
      ) : (
        <div data-testid="proposal-change-preview">
          {problem !== null && <ErrorState inline problem={problem} />}
          <Moves leaves={seen.leaves} enters={seen.enters} moves={seen.moves} />
          <h3 className={classes.heading}>{m.proposal_change_costs()}</h3>
          <CostTable costs={seen.costs} />
          <p className={classes.soft}>{outcomeText(seen.outcome, null)}</p>
          {seen.breaches.length > 0 && (
            <div className={classes.breaches} role="alert">
              <strong>{m.proposal_change_breaches()}</strong>
              <ul>
                {seen.breaches.map((rule, at) => (
                  <li key={at}>{ruleText(rule)}</li>
                ))}
              </ul>
            </div>
          )}
          <Textarea mt="md" label={m.proposal_note()} description={m.proposal_note_help()} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} data-testid="proposal-change-note" />
        </div>
      )}
    </SidePanel>
  );
}
