/** What long work is doing, in words: `phase_<phase>` with the file or thing at work. */
import type { ProgressLine } from '../backend';
import { m, say } from '../lang';

export function phaseText(line: ProgressLine | null): string {
  if (!line) return m.phase_starting();
  const words = say(`phase_${line.phase}`) ?? m.phase_working();
  return line.detail === null || line.detail === '' ? words : `${words}: ${line.detail}`;
}
