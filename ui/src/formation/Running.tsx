/** Teams being formed, one or many: how far it is, and two ways to stop. */
import { Button } from '@mantine/core';
import { IconPlayerStop } from '@tabler/icons-react';
import { phaseText } from '../frame/phase';
import { cancelWork, keepWork, type Work } from '../frame/work';
import { m } from '../lang';
import { ProgressPanel } from '../parts/ProgressPanel';
import classes from './formation.module.css';

/** Before any team is known there is nothing to keep. */
const tooEarly: readonly string[] = ['eligibility', 'feasibility'];

export function Running({ work }: { readonly work: Work }) {
  return (
    <ProgressPanel title={work.title} phase={phaseText(work.line)} done={work.line?.done} total={work.line?.total} closing={work.closing} stopping={work.stopping}>
      <p className={classes.soft}>{m.formation_running_help()}</p>
      <div className={classes.buttons}>
        <Button leftSection={<IconPlayerStop size={16} />} onClick={keepWork} disabled={work.stopping || !work.line || tooEarly.includes(work.line.phase)} data-testid={`${work.kind}-keep`}>
          {m.formation_keep()}
        </Button>
        <Button variant="default" onClick={cancelWork} disabled={work.stopping} data-testid={`${work.kind}-cancel`}>
          {m.common_cancel_work()}
        </Button>
      </div>
    </ProgressPanel>
  );
}
