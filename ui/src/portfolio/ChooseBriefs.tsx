/** Which needs get a team in one run, and which come first when there are not enough people for all. */
import { Button, Checkbox, NativeSelect } from '@mantine/core';
import type { BriefItem } from '../backend';
import { statePill } from '../brief/words';
import { formatDate, formatNumber, m, say } from '../lang';
import { StatusPill } from '../parts/StatusPill';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import { chosen, priorities, type Choice } from './lib';
import classes from './portfolio.module.css';

interface Props {
  readonly items: readonly BriefItem[];
  readonly choice: Choice;
  readonly seats: number;
  readonly onChange: (next: Choice) => void;
}

const keyOf = (item: BriefItem): string => item.id;

export function ChooseBriefs({ items, choice, seats, onChange }: Props) {
  const columns: Column<BriefItem>[] = [
    {
      key: 'chosen',
      title: m.portfolio_column_chosen(),
      width: 72,
      align: 'center',
      render: (row) => <Checkbox className={classes.tick} aria-label={m.portfolio_choose({ title: row.title })} checked={choice.has(row.id)} onChange={(event) => onChange(chosen(choice, row.id, event.currentTarget.checked))} data-testid={`portfolio-pick-${row.code}`} />,
    },
    { key: 'code', title: m.brief_column_code(), width: 84, sort: (row) => row.code, render: (row) => row.code },
    { key: 'title', title: m.brief_column_title(), sort: (row) => row.title, render: (row) => <strong title={row.title}>{row.title}</strong> },
    { key: 'term', title: m.brief_column_term(), width: 210, sort: (row) => row.start, render: (row) => `${formatDate(row.start, 'short')} – ${formatDate(row.end, 'short')}` },
    { key: 'seats', title: m.brief_column_seats(), width: 72, align: 'right', sort: (row) => row.seats, render: (row) => formatNumber(row.seats) },
    { key: 'state', title: m.brief_column_state(), width: 136, sort: (row) => row.state, render: (row) => <StatusPill {...statePill(row.state)} /> },
    {
      key: 'priority',
      title: m.portfolio_column_priority(),
      width: 160,
      render: (row) => (
        <NativeSelect
          size="xs"
          aria-label={m.portfolio_priority_of({ title: row.title })}
          disabled={!choice.has(row.id)}
          value={String(choice.get(row.id) ?? 1)}
          onChange={(event) => onChange(new Map(choice).set(row.id, Number(event.currentTarget.value)))}
          data={priorities.map((priority) => ({ value: String(priority), label: say(`portfolio_priority_${priority}`) ?? String(priority) }))}
          data-testid={`portfolio-priority-${row.code}`}
        />
      ),
    },
  ];
  return (
    <>
      <div className={classes.bar}>
        <Button size="xs" variant="default" onClick={() => onChange(new Map(items.map(({ id }) => [id, choice.get(id) ?? 1])))} data-testid="portfolio-all">
          {m.portfolio_all()}
        </Button>
        <Button size="xs" variant="default" onClick={() => onChange(new Map())} data-testid="portfolio-none">
          {m.portfolio_none()}
        </Button>
        <span role="status">{m.portfolio_chosen({ count: formatNumber(choice.size), seats: formatNumber(seats) })}</span>
        <span className={classes.soft}>{m.portfolio_priority_help()}</span>
      </div>
      <VirtualTable label={m.portfolio_title()} columns={columns} rows={items} rowKey={keyOf} rowHeight={44} />
    </>
  );
}
