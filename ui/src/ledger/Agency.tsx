/** An agency in a row; a click opens its people in the book. */
import { go } from '../frame/route';
import { AgencyChip } from '../parts/AgencyChip';
import classes from './Agency.module.css';

export function Agency({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <button type="button" className={classes.agency} onClick={() => go('ledger', null, { agency: id })}>
      <AgencyChip id={id} name={name} withName />
    </button>
  );
}
