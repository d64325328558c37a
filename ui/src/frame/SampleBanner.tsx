/** Stands on every page while the office file is filled with the sample regency. */
import { IconFlask } from '@tabler/icons-react';
import { m } from '../lang';
import classes from './Frame.module.css';

export function SampleBanner() {
  return (
    <aside className={classes.banner} aria-label={m.frame_sample()}>
      <IconFlask size={15} aria-hidden />
      <strong>{m.frame_sample()}</strong>
      <span className="cut">{m.frame_sample_text()}</span>
    </aside>
  );
}
