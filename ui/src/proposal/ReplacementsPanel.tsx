/** Who could take this member's place, best first; nobody else moves. */
import { Button, NativeSelect } from '@mantine/core';
import { IconArrowsExchange, IconGripVertical, IconHelpCircle, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type Party, type ProposalChange, type ProposalView, type ReplacementView } from '../backend';
import { criterionChange, criterionText, isGain, ruleText } from '../brief/words';
import { useRead } from '../frame/reads';
import { SidePanel } from '../frame/SidePanel';
import { formatNumber, m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { BalanceBar } from '../parts/BalanceBar';
import type { Drag } from '../parts/drag';
import { EmptyState } from '../parts/EmptyState';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { balanceScale, changedCosts, membersOf, type Carried } from './lib';
import classes from './panels.module.css';

interface Props {
  readonly view: ProposalView;
  readonly nip: string;
  readonly onClose: () => void;
  readonly drag: Drag<Carried>;
  readonly onPick: (change: ProposalChange, name: string) => void;
  readonly onWhyNot: (nip: string, name: string) => void;
}

export function ReplacementsPanel({ view, nip, onClose, drag, onPick, onWhyNot }: Props) {
  const list = useRead(['proposal', 'replacements', view.id, nip], () => office.proposalReplacements(view.id, nip));
  const [refused, setRefused] = useState<Party | ''>('');
  const name = membersOf(view).find((member) => member.nip === nip)?.name ?? nip;
  return (
    <SidePanel
      title={m.proposal_swap_title({ name })}
      subtitle={m.proposal_swap_subtitle()}
      onClose={onClose}
      wide
      foot={
        <>
          <NativeSelect aria-label={m.proposal_refused()} value={refused} onChange={(event) => setRefused(readRefusal(event.currentTarget.value))} data={refusals()} data-testid="refused" />
          <Button variant="default" leftSection={<IconUserMinus size={16} />} onClick={() => onPick({ action: 'substitute', nip, refused: refused === '' ? null : refused }, name)} data-testid="substitute">
            {m.proposal_substitute()}
          </Button>
        </>
      }
    >
      {list.isError ? (
        <ErrorState inline problem={list.error} onRetry={() => void list.refetch()} />
      ) : !list.data ? (
        <LoadingSkeleton kind="rows" count={6} />
      ) : list.data.length === 0 ? (
        <EmptyState title={m.proposal_swap_none()} text={m.proposal_swap_none_text()} />
      ) : (
        <ol className={classes.ranked}>
          {list.data.map((row, at) => (
            <li key={row.person.nip}>
              <div className={classes.candidate}>
                <Carry row={row} drag={drag} at={at} />
                <span className={classes.meta}>
                  {m.proposal_fit()} {formatNumber(row.fit, 0)}
                  <BalanceBar value={row.balance} scale={balanceScale(view)} positive={m.proposal_balance_waiting()} negative={m.proposal_balance_often()} even={m.proposal_balance_even()} width={64} />
                </span>
                <span className={classes.changes}><Differences row={row} /></span>
                {row.breaches.length > 0 && <span className={classes.broken}>{m.proposal_swap_breaks({ rules: row.breaches.map((rule) => ruleText(rule)).join('; ') })}</span>}
              </div>
              <div className={classes.carryTools}>
                <Button size="xs" variant="light" leftSection={<IconArrowsExchange size={15} />} aria-label={m.proposal_swap_pick_label({ name: row.person.name })} onClick={() => onPick({ action: 'replace', out: nip, in: row.person.nip }, name)} data-testid={`proposal-swap-${row.person.nip}`}>
                  {m.proposal_swap_pick()}
                </Button>
                <Button size="xs" variant="subtle" leftSection={<IconHelpCircle size={15} />} aria-label={m.proposal_why_not_title({ name: row.person.name })} onClick={() => onWhyNot(row.person.nip, row.person.name)} data-testid={`replacement-${at}-whynot`}>
                  {m.proposal_why_not_short()}
                </Button>
              </div>
            </li>
          ))}
        </ol>
      )}
    </SidePanel>
  );
}

/** Why the member goes: what they refuse themselves counts as a turn, what a superior refuses is counted against the agency. */
const refusals = () => [
  { value: '', label: m.proposal_refused_other() },
  { value: 'person', label: m.proposal_refused_person() },
  { value: 'superior', label: m.proposal_refused_superior() },
];

const readRefusal = (word: string): Party | '' => (word === 'person' || word === 'superior' ? word : '');

/** Dragged onto any member or seat. */
function Carry({ row, drag, at }: { readonly row: ReplacementView; readonly drag: Drag<Carried>; readonly at: number }) {
  const { className, onPointerDown } = drag.handle({ nip: row.person.nip, name: row.person.name, seat: null }, row.person.name);
  return (
    <div className={`${classes.carried} ${className}`} onPointerDown={onPointerDown} data-testid={`replacement-${at}`}>
      <IconGripVertical size={16} aria-hidden />
      <div>
        <strong>{row.person.name}</strong>
        <AgencyChip id={row.person.agency_id} name={row.person.agency} withName />
      </div>
    </div>
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
