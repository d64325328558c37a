/** How old each kind of data is, in words and with a sign; leads to the import. */
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconClock } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Freshness } from '../backend';
import { hrefTo } from '../frame/route';
import { formatDate, formatNumber, m, say } from '../lang';
import { Section } from '../parts/Section';
import classes from './HomePage.module.css';
import { ageOf, type Age } from './lib';

const signs: Readonly<Record<Age, ReactNode>> = {
  never: <IconCircleDashed size={16} aria-hidden />,
  fresh: <IconCircleCheck size={16} aria-hidden />,
  ageing: <IconClock size={16} aria-hidden />,
  old: <IconAlertTriangle size={16} aria-hidden />,
};

export function FreshnessList({ items }: { readonly items: readonly Freshness[] }) {
  const [today] = useState(() => new Date());
  return (
    <Section title={m.home_freshness()} aside={<a href={hrefTo('import')}>{m.home_to_import()}</a>}>
      <ul className={classes.fresh}>
        {items.map((item) => {
          const age = ageOf(item, today);
          return (
            <li key={item.kind} data-age={age}>
              {signs[age]}
              <span className={classes.grow}>{say(`roster_kind_${item.kind}`) ?? item.kind}</span>
              <span className={classes.soft}>{item.imported === null ? m.home_never_imported() : formatDate(item.imported, 'short')}</span>
              <span className={classes.rows}>{item.imported === null ? '' : m.home_rows({ rows: formatNumber(item.rows) })}</span>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}
