/** A lottery before an audience, in the order it is held: chances, fingerprint, dice and team, how anyone can check. Large enough for a projector. After the draw, the paper that tells of it. */
import { Button, Tabs } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useState } from 'react';
import type { LotteryView } from '../backend';
import { Page } from '../frame/Page';
import { hrefTo } from '../frame/route';
import { formatDateTime, formatNumber, m, say } from '../lang';
import { Chances } from './Chances';
import { CheckPanel } from './CheckPanel';
import { DrawPanel } from './DrawPanel';
import { grouped } from './lib';
import classes from './lottery.module.css';
import { MinutesPages, MinutesPanel } from './Minutes';
import { useMinutes } from './useMinutes';

const steps = ['chances', 'hash', 'draw', 'check'] as const;

export function Ceremony({ view }: { readonly view: LotteryView }) {
  const [step, setStep] = useState<string>(view.draws.length > 0 ? 'draw' : 'chances');
  const names: Record<(typeof steps)[number], string> = { chances: m.lottery_step_chances(), hash: m.lottery_step_hash(), draw: m.lottery_step_draw(), check: m.lottery_step_check() };
  const at = formatDateTime(view.item.created);
  const by = view.item.created_by;
  const drawn = view.draws.length > 0;
  const [writing, setWriting] = useState(false);
  const minutes = useMinutes(view, drawn && writing);
  return (
    <Page
      title={view.item.title}
      above={<a href={hrefTo('lottery', null, { brief: view.item.brief_id })}>{m.lottery_title()}</a>}
      meaning={by === '' ? m.lottery_frozen_line_only({ at }) : m.lottery_frozen_line({ at, by })}
      action={
        drawn && (
          <Button variant={writing ? 'light' : 'default'} leftSection={<IconFileText size={16} />} aria-expanded={writing} onClick={() => setWriting(!writing)} data-testid="minutes-open">
            {m.minutes_open()}
          </Button>
        )
      }
      panel={writing && <MinutesPanel minutes={minutes} onClose={() => setWriting(false)} />}
      fill
    >
      {view.warnings.map((key) => (
        <p key={key} className={classes.soft}>{say(`warning_${key}`) ?? key}</p>
      ))}
      {writing ? (
        <MinutesPages minutes={minutes} />
      ) : (
        <Tabs value={step} onChange={(next) => setStep(next ?? 'chances')} className={classes.steps} keepMounted={false}>
          <Tabs.List>
            {steps.map((name, at) => (
              <Tabs.Tab key={name} value={name} data-testid={`lottery-step-${name}`} className={classes.step}>{`${at + 1}. ${names[name]}`}</Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="chances" className={classes.panel} tabIndex={0}>
            <Chances view={view} />
          </Tabs.Panel>
          <Tabs.Panel value="hash" className={classes.panel} tabIndex={0}>
            <Fingerprint hash={view.item.hash} />
          </Tabs.Panel>
          <Tabs.Panel value="draw" className={classes.panel} tabIndex={0}>
            <DrawPanel view={view} />
          </Tabs.Panel>
          <Tabs.Panel value="check" className={classes.panel} tabIndex={0}>
            <CheckPanel view={view} />
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  );
}

/** Four lines of four groups: two people read it to each other, the others write it down. */
function Fingerprint({ hash }: { readonly hash: string }) {
  return (
    <>
      <p className={classes.say}>{m.lottery_hash_text()}</p>
      <ol className={classes.hash} aria-label={m.lottery_step_hash()} data-testid="lottery-hash" data-hash={hash}>
        {grouped(hash).map((line, at) => (
          <li key={at}>
            <span className={classes.line}>{formatNumber(at + 1)}</span>
            {line.map((group, index) => (
              <code key={index}>{group}</code>
            ))}
          </li>
        ))}
      </ol>
      <p className={classes.soft}>{m.lottery_hash_kind()}</p>
    </>
  );
}
