/** Why not that one: the verdict in a sentence, what bars seat by seat, or what it would cost. */
import { Button, NativeSelect } from '@mantine/core';
import { IconCheck, IconLock, IconX } from '@tabler/icons-react';
import type { ProposalChange, ProposalView } from '../backend';
import { PersonPicker } from '../brief/PersonPicker';
import { ruleText } from '../brief/words';
import { SidePanel } from '../frame/SidePanel';
import { m, say } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { isOpen } from './lib';
import classes from './panels.module.css';
import { CostTable, Moves, Working } from './Parts';
import type { Side } from './ProposalDetail';

interface Props {
  readonly side: Extract<Side, { kind: 'why_not' }>;
  readonly view: ProposalView;
  readonly onClose: () => void;
  readonly onAsk: (nip: string, name: string, seat: string | null) => void;
  readonly onChange: (change: ProposalChange, name: string) => void;
}

export function WhyNotPanel({ side, view, onClose, onAsk, onChange }: Props) {
  const found = side.view;
  const seats = view.seats.filter((row) => row.office === null);
  const seat = found && seats.find((row) => (side.seat === null ? row.role === found.nearest_seat : row.seat === side.seat));
  const canLock = isOpen(view) && found !== null && (found.verdict === 'cost' || found.verdict === 'tie') && seat;
  return (
    <SidePanel
      title={m.proposal_why_not_title({ name: side.name })}
      subtitle={found?.agency}
      onClose={onClose}
      wide
      foot={
        canLock ? (
          <Button leftSection={<IconLock size={16} />} onClick={() => onChange({ action: 'lock', nip: side.nip, seat: seat.seat }, side.name)}>
            {m.proposal_try_lock({ role: seat.role })}
          </Button>
        ) : undefined
      }
    >
      <PersonPicker label={m.proposal_why_not_other()} onPick={(nip, name) => onAsk(nip, name, side.seat)} />
      <div className={classes.gap} />
      <NativeSelect
        label={m.proposal_why_not_seat()}
        value={side.seat ?? ''}
        onChange={(event) => onAsk(side.nip, side.name, event.currentTarget.value === '' ? null : event.currentTarget.value)}
        data={[{ value: '', label: m.proposal_why_not_any_seat() }, ...seats.map((row) => ({ value: row.seat, label: row.role }))]}
        data-testid="whynot-seat"
      />
      <div className={classes.gap} />
      {side.problem !== null ? (
        <ErrorState inline problem={side.problem} onRetry={() => onAsk(side.nip, side.name, side.seat)} />
      ) : found === null ? (
        <Working kind="why_not" />
      ) : (
        <div data-testid="proposal-whynot-panel">
          <p className={classes.verdict} data-verdict={found.verdict}>
            {say(`proposal_verdict_${found.verdict}`) ?? found.verdict}
          </p>
          <ul className={classes.sentences}>
            {found.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {found.bars.length > 0 && (
            <>
              <h3 className={classes.heading}>{m.proposal_bars_title()}</h3>
              <ul className={classes.bars}>
                {found.bars.map((bar, at) => (
                  <li key={at} data-open={bar.rule === null || undefined}>
                    {bar.rule === null ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />}
                    <span>
                      <strong>{bar.role}</strong>
                      <span>{bar.rule === null ? m.proposal_bar_none() : ruleText(bar.rule, false)}</span>
                      {bar.rule !== null && <span className={classes.soft}>{m.proposal_bar_have({ have: bar.have ?? m.common_level_unknown(), need: bar.need ?? '–' })}</span>}
                      {bar.bars > 1 && <span className={classes.soft}>{m.proposal_bar_more({ count: bar.bars - 1 })}</span>}
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
          {found.nearest_seat !== null && found.verdict === 'barred' && <p className={classes.note}>{m.proposal_nearest({ role: found.nearest_seat })}</p>}
          {found.costs.length > 0 && (
            <>
              <h3 className={classes.heading}>{m.proposal_forced_title()}</h3>
              <Moves leaves={found.leaves} enters={found.enters} />
              <CostTable costs={found.costs} />
            </>
          )}
        </div>
      )}
    </SidePanel>
  );
}
