/** Who may be drawn and with what chance; who cannot be in any team, and why. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { LotteryPerson, LotteryView, RuleText } from '../backend';
import { outcomeText, ruleText } from '../brief/words';
import { formatNumber, formatPercent, m } from '../lang';
import { Columns } from '../parts/Columns';
import { EmptyState } from '../parts/EmptyState';
import { Figure, Section } from '../parts/Section';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import { histogram } from './lib';
import classes from './lottery.module.css';

const keyOf = (row: LotteryPerson): string => row.nip;
const share = (low: number, high: number): string => (low === high ? formatPercent(low, 2) : `${formatPercent(low)}–${formatPercent(high)}`);

/** Why someone cannot be drawn: most rules say what one must be, two say what is wrong. */
const reasonText = (rule: RuleText): string => {
  if (rule.kind === 'fit' || rule.kind === 'no_team') return ruleText(rule);
  const words = ruleText(rule, false);
  return m.lottery_unmet({ rule: rule.seat ? m.rule_of_seat({ rule: words, seat: rule.seat }) : words });
};

export function Chances({ view }: { readonly view: LotteryView }) {
  const [search, setSearch] = useState('');
  const word = search.trim().toLocaleLowerCase('id');
  const rows = view.chances.filter((row) => word === '' || `${row.name} ${row.nip} ${row.agency}`.toLocaleLowerCase('id').includes(word));
  const columns: Column<LotteryPerson>[] = [
    { key: 'name', title: m.roster_name(), sort: (row) => row.name, render: (row) => <span title={row.name}>{row.name}</span> },
    { key: 'agency', title: m.roster_agency(), width: 260, sort: (row) => row.agency, render: (row) => <span title={row.agency}>{row.agency}</span> },
    { key: 'panels', title: m.lottery_panels_held(), width: 120, align: 'right', sort: (row) => row.panels, render: (row) => formatNumber(row.panels) },
    { key: 'chance', title: m.lottery_chance(), width: 120, align: 'right', sort: (row) => row.chance, render: (row) => formatPercent(row.chance, 2) },
  ];
  return (
    <>
      <p className={classes.say}>{m.lottery_pool_text({ pool: formatNumber(view.item.pool), panels: formatNumber(view.item.panels), size: formatNumber(view.size) })}</p>
      <div className={classes.figures}>
        <Figure value={formatPercent(view.smallest, 2)} label={m.lottery_smallest()} />
        <Figure value={formatPercent(view.largest, 2)} label={m.lottery_largest()} />
        <Figure value={formatPercent(view.bound, 2)} label={m.lottery_bound()} />
        <Figure value={outcomeText(view.outcome, null)} label={m.lottery_proof()} />
      </div>
      <Section title={m.lottery_spread()} text={m.lottery_spread_text()}>
        <Columns label={m.lottery_spread()} columns={histogram(view.levels, share)} />
      </Section>
      <div className={classes.tall}>
        <TextInput maw={360} value={search} onChange={(event) => setSearch(event.currentTarget.value)} placeholder={m.roster_search()} aria-label={m.roster_search()} leftSection={<IconSearch size={16} aria-hidden />} data-testid="lottery-search" />
        <VirtualTable label={m.lottery_step_chances()} columns={columns} rows={rows} rowKey={keyOf} empty={<EmptyState title={m.roster_none_found()} />} />
        {view.chances.length < view.item.pool && <p className={classes.soft}>{m.lottery_shown_first({ shown: formatNumber(view.chances.length) })}</p>}
      </div>
      <Section title={m.lottery_outside()} text={m.lottery_outside_text()}>
        <ul className={classes.plain} data-testid="lottery-barred">
          {view.barred.map((row, at) => (
            <li key={at}>
              <strong>{m.brief_panel_people({ people: formatNumber(row.people) })}</strong> · {reasonText(row.reason)}
            </li>
          ))}
        </ul>
        {view.outside.length > 0 && (
          <ul className={classes.plain} data-testid="lottery-outside">
            {view.outside.map((row) => (
              <li key={row.nip}>
                <strong>{row.name}</strong> · {row.agency} · {reasonText(row.reason)}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
