/** Whose lines these are, with the way to the whole profile. */
import { office } from '../backend';
import { useRead } from '../frame/reads';
import { hrefTo } from '../frame/route';
import { m } from '../lang';
import classes from './LedgerPage.module.css';

export function PersonHead({ nip }: { readonly nip: string }) {
  const ledger = useRead(['ledger', 'person', nip], () => office.ledgerPerson(nip));
  return (
    <span className={classes.personHead}>
      {ledger.data && (
        <>
          <strong>{ledger.data.name}</strong>
          <span>{ledger.data.agency}</span>
        </>
      )}
      <a href={hrefTo('roster', nip)}>{m.ledger_to_profile()}</a>
    </span>
  );
}
