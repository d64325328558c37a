/** Where the decree stands, and what still has to be mended. */
import { Anchor } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconHandStop } from '@tabler/icons-react';
import type { CheckView } from '../backend';
import { hrefTo } from '../frame/route';
import { formatNumber, m, say } from '../lang';
import classes from './decree.module.css';
import { blocking, fieldIds, type StepView } from './lib';

interface StepsProps {
  readonly steps: readonly StepView[];
  readonly consents: { readonly agreed: number; readonly members: number } | null;
  readonly proposal: string;
}

export function Steps({ steps, consents, proposal }: StepsProps) {
  return (
    <ol className={classes.steps} aria-label={m.decree_steps()}>
      {steps.map(({ step, done, current }, at) => (
        <li key={step} data-done={done || undefined} aria-current={current ? 'step' : undefined}>
          <span className={classes.stepMark} aria-hidden>
            {done ? <IconCheck size={14} /> : at + 1}
          </span>
          <span>
            {say(`decree_step_${step}`)}
            {step === 'consent' && consents !== null && <a id="decree-consent" className={classes.stepNote} href={hrefTo('proposal', proposal, { panel: 'consent' })}> {m.decree_consents({ agreed: formatNumber(consents.agreed), members: formatNumber(consents.members) })}</a>}
            {done && <span className="visually-hidden">, {m.decree_step_done()}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function focus(field: string): void {
  const target = fieldIds(field).map((id) => document.getElementById(id)).find((element) => element !== null);
  target?.scrollIntoView({ block: 'center' });
  target?.focus();
}

/** As of the last save; said so while there are changes. */
export function Checks({ checks, stale }: { readonly checks: readonly CheckView[]; readonly stale: boolean }) {
  if (checks.length === 0) return null;
  const blocks = blocking(checks).length;
  return (
    <section className={classes.checks} data-blocks={blocks > 0 || undefined} aria-label={m.decree_checks_title()}>
      <h2>{blocks > 0 ? m.decree_checks_block({ count: formatNumber(blocks) }) : m.decree_checks_title()}</h2>
      <ul>
        {checks.map((check) => (
          <li key={`${check.kind} ${check.field}`}>
            {check.blocks ? <IconHandStop size={15} className={classes.blocks} role="img" aria-label={m.decree_check_blocks()} /> : <IconAlertTriangle size={15} className={classes.warns} aria-hidden />}
            <Anchor component="button" type="button" onClick={() => focus(check.field)}>
              {say(`check_${check.kind}`) ?? m.check_other()}
            </Anchor>
          </li>
        ))}
      </ul>
      {stale && <p className={classes.soft}>{m.decree_checks_stale()}</p>}
    </section>
  );
}
