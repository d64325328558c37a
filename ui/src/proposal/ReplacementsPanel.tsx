/** Who could take this member's place, best first; nobody else moves. */
import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { office, type ProposalChange, type ProposalView, type ReplacementView } from '../backend';
import { criterionChange, criterionText, isGain, ruleText } from '../brief/words';
import { useRead } from '../frame/reads';
import { SidePanel } from '../frame/SidePanel';
import { formatNumber, m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { BalanceBar } from '../parts/BalanceBar';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { balanceScale, changedCosts, membersOf } from './lib';
import classes from './panels.module.css';

interface Props {
  readonly view: ProposalView;
  readonly nip: string;
  readonly onClose: () => void;
  readonly onPick: (change: ProposalChange, name: string) => void;
}

export function ReplacementsPanel({ view, nip, onClose, onPick }: Props) {
  const list = useRead(['proposal', 'replacements', view.id, nip], () => office.proposalReplacements(view.id, nip));
  const name = membersOf(view).find((member) => member.nip === nip)?.name ?? nip;
  return (
    <SidePanel title={m.proposal_swap_title({ name })} subtitle={m.proposal_swap_subtitle()} onClose={onClose} wide>
      {list.isError ? (
        <ErrorState inline problem={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <LoadingSkeleton kind="rows" count={6} />
      ) : list.data.length === 0 ? (
        <EmptyState title={m.proposal_swap_none()} text={m.proposal_swap_none_text()} />
      ) : (
        <ol className={classes.ranked}>
          {list.data.map((row) => (
            <li key={row.person.nip}>
              <div className={classes.candidate}>
                <strong>{row.person.name}</strong>
                <AgencyChip id={row.person.agency_id} name={row.person.agency} withName />
                <span className={classes.meta}>
                  {m.proposal_fit()} {formatNumber(row.fit, 0)}
                  <BalanceBar value={row.balance} scale={balanceScale(view)} positive={m.proposal_balance_waiting()} negative={m.proposal_balance_often()} even={m.proposal_balance_even()} width={64} />
                </span>
                <span className={classes.changes}><Differences row={row} /></span>
                {row.breaches.length > 0 && <span className={classes.broken}>{m.proposal_swap_breaks({ rules: row.breaches.map((rule) => ruleText(rule)).join('; ') })}</span>}
              </div>
              <Button size="xs" variant="light" leftSection={<IconArrowsExchange size={15} />} aria-label={m.proposal_swap_pick_label({ name: row.person.name })} onClick={() => onPick({ action: 'replace', out: nip, in: row.person.nip }, name)} data-testid={`proposal-swap-${row.person.nip}`}>
                {m.proposal_swap_pick()}
              </Button>
            </li>
          ))}
        </ol>
      )}
    </SidePanel>
  );
}

/** What the swap gains or loses, each in a word. */
function Differences({ row }: { readonly row: ReplacementView }) {
  const costs = changedCosts(row.costs);
  if (costs.length === 0) return <span className={classes.soft}>{m.proposal_swap_equal()}</span>;
  return costs.map((cost) => (
    <span key={cost.name} className={classes.change} data-way={isGain(cost.name, cost.after - cost.before) ? 'gain' : 'loss'}>
      {`${criterionText(cost.name)} ${criterionChange(cost.name, cost.after - cost.before)}`}
    </span>
  ));
}
