/** What the team covers, how it mixes, what fairness cost, and who overruled what. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconChartLine, IconRotate } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ProposalChange, ProposalView } from '../backend';
import { stripOf } from '../brief/lib';
import { PersonPicker } from '../brief/PersonPicker';
import { formatDateTime, formatNumber, m, say } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import chip from '../parts/AgencyChip.module.css';
import { hueOf } from '../parts/lib';
import { priceText } from './lib';
import { NarrowSeats } from './NarrowSeats';
import classes from './summary.module.css';
import { CriterionMatrix, RuleMatrix } from './TeamMatrix';

interface Props {
  readonly view: ProposalView;
  readonly others: readonly ProposalView[];
  readonly open: boolean;
  readonly onWhyNot: (nip: string, name: string) => Promise<void>;
  readonly onChange: (change: ProposalChange, name: string) => Promise<void>;
  readonly onPrice: () => void;
}

export function TeamSummary({ view, others, open, onWhyNot, onChange, onPrice }: Props) {
  const views = [view, ...others];
  return (
    <aside className={classes.summary} aria-label={m.proposal_summary()} tabIndex={0}>
      <Block title={m.proposal_why_not()}>
        <PersonPicker label={m.proposal_why_not_search()} hideLabel testId="proposal-whynot-search" onPick={(nip, name) => void onWhyNot(nip, name)} />
        <p className={classes.soft}>{m.proposal_why_not_help()}</p>
      </Block>
      <Block title={m.proposal_coverage()}>
        <RuleMatrix views={views} />
      </Block>
      <Block title={m.proposal_mix()}>
        <Mix view={view} />
      </Block>
      <Block title={m.proposal_fairness()}>
        <Fairness view={view} />
        {view.state === 'proposed' && view.amends === null && (
          <Button mt={8} size="xs" variant="light" leftSection={<IconChartLine size={15} />} onClick={onPrice} data-testid="price-open">
            {m.proposal_price_open()}
          </Button>
        )}
      </Block>
      {open && (
        <Block title={m.candidates_title()}>
          <NarrowSeats id={view.id} />
        </Block>
      )}
      <Block title={m.proposal_criteria()}>
        <CriterionMatrix views={views} />
      </Block>
      {view.pins.length > 0 && (
        <Block title={m.proposal_pins()}>
          <ul className={classes.plain}>
            {view.pins.map((pin) => (
              <li key={`${pin.kind} ${pin.nip}`} className={classes.pin}>
                <span>
                  <strong>{pin.name}</strong> {say(`proposal_pin_${pin.kind}`) ?? pin.kind}
                </span>
                {open && pin.kind !== 'included' && (
                  <Tooltip label={m.proposal_pin_undo()}>
                    <ActionIcon variant="subtle" color="gray" aria-label={`${m.proposal_pin_undo()}: ${pin.name}`} onClick={() => void onChange({ action: pin.kind === 'excluded' ? 'readmit' : 'unlock', nip: pin.nip }, pin.name)}>
                      <IconRotate size={16} color="var(--ink-soft)" />
                    </ActionIcon>
                  </Tooltip>
                )}
              </li>
            ))}
          </ul>
        </Block>
      )}
      <Block title={m.proposal_history()}>
        <ul className={classes.plain}>
          {view.overrides.map((row, at) => (
            <li key={at}>
              <strong>{say(`proposal_did_${row.action}`) ?? row.action}</strong>
              {row.detail !== '' && ` · ${row.detail}`}
              {row.note !== '' && <q className={classes.quote}>{row.note}</q>}
              <span className={classes.when}>{[row.by, formatDateTime(row.at)].filter(Boolean).join(', ')}</span>
            </li>
          ))}
          <li>
            <strong>{m.proposal_formed()}</strong>
            <span className={classes.when}>{[view.created_by, formatDateTime(view.created)].filter(Boolean).join(', ')}</span>
            <span className={classes.when}>{m.proposal_proof({ solver: view.solver, seconds: formatNumber(view.elapsed, 1), seed: view.seed })}</span>
          </li>
        </ul>
      </Block>
    </aside>
  );
}

function Block({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={classes.block}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Mix({ view }: { readonly view: ProposalView }) {
  const parts = stripOf(view.mix.agencies, 20);
  return (
    <>
      <div className={classes.strip} aria-hidden>
        {parts.map((part) => (
          <span key={part.id ?? 'rest'} className={chip.chip} data-hue={part.id === null ? undefined : hueOf(part.id)} style={{ width: `${part.share}%` }} />
        ))}
      </div>
      <ul className={classes.plain}>
        {view.mix.agencies.map((row) => (
          <li key={row.agency_id} className={classes.agency}>
            <AgencyChip id={row.agency_id} name={row.agency} withName />
            <span>{formatNumber(row.people)}</span>
          </li>
        ))}
      </ul>
      <p className={classes.soft}>{m.proposal_mix_line({ blau: formatNumber(view.mix.blau, 2), fresh: formatNumber(view.mix.new_pairs), repeat: formatNumber(view.mix.repeat_pairs) })}</p>
    </>
  );
}

function Fairness({ view }: { readonly view: ProposalView }) {
  const { fairness } = view;
  return (
    <>
      <p className={classes.price}>{priceText(view)}</p>
      <p className={classes.soft}>{m.proposal_considered({ count: formatNumber(fairness.considered) })}</p>
    </>
  );
}
