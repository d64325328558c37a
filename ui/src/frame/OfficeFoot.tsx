/** Which office file is open, at the foot of the rail. */
import type { OfficeInfo } from '../backend';
import { formatNumber, m } from '../lang';
import classes from './Frame.module.css';

export function OfficeFoot({ office }: { readonly office: OfficeInfo }) {
  return (
    <>
      <span className={`cut ${classes.file}`} title={office.file}>
        {office.file}
      </span>
      <span>{m.frame_people({ count: formatNumber(office.people) })}</span>
      <br />
      <span>{m.frame_version({ version: office.program_version })}</span>
    </>
  );
}
