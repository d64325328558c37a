/** How open the agencies are to one another: each a dot between closed and open, with a tick where random mixing would put it. */
import type { AgencyOpenness } from '../backend';
import { hrefTo } from '../frame/route';
import { formatSigned, m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { IndexBar } from '../parts/IndexBar';
import { Section } from '../parts/Section';
import classes from './HomePage.module.css';

export function OpennessPicture({ items }: { readonly items: readonly AgencyOpenness[] }) {
  return (
    <Section title={m.home_openness()} text={m.home_openness_text()} aside={<a href={hrefTo('ledger', null, { view: 'agencies' })}>{m.home_to_agencies()}</a>}>
      {items.length === 0 ? (
        <p className={classes.soft}>{m.home_openness_none()}</p>
      ) : (
        <>
          <ul className={classes.open}>
            {items.map((item) => (
              <li key={item.agency_id}>
                <AgencyChip id={item.agency_id} name={item.agency} withName />
                <IndexBar value={item.index} expected={item.expected} label={m.ledger_index_sentence({ agency: item.agency, index: formatSigned(item.index), expected: formatSigned(item.expected) })} />
              </li>
            ))}
          </ul>
          <p className={classes.ends}>
            <span>{m.home_closed()}</span>
            <span>{m.home_expected()}</span>
            <span>{m.home_open()}</span>
          </p>
        </>
      )}
    </Section>
  );
}
