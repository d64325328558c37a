/** Long work seen from another page: what, how far, and the button that stops it. The page it belongs to shows it large instead. */
import { Button, Progress } from '@mantine/core';
import { m } from '../lang';
import classes from './Frame.module.css';
import { phaseText } from './phase';
import { cancelWork, useWork } from './work';

export function WorkStrip({ shownBy }: { readonly shownBy: readonly string[] }) {
  const work = useWork();
  if (!work || work.line === null || shownBy.includes(work.kind)) return null;
  const { done, total } = work.line;
  const share = done !== null && total !== null && total > 0 ? (done / total) * 100 : 100;
  return (
    <div className={classes.strip} role="status">
      <strong className="cut">{work.title}</strong>
      <span className={`cut ${classes.stripPhase}`}>{work.stopping ? m.common_stopping() : phaseText(work.line)}</span>
      <Progress value={share} w={160} aria-label={work.title} />
      <Button size="compact-sm" variant="default" onClick={cancelWork} disabled={work.stopping}>
        {m.common_cancel_work()}
      </Button>
    </div>
  );
}
