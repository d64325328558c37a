/** The digits of the dice typed in, the team they give, and every draw made so far. */
import { Button, TextInput, Textarea } from '@mantine/core';
import { IconDice5 } from '@tabler/icons-react';
import { useState, type FormEvent } from 'react';
import { office, type LotteryDraw, type LotteryView } from '../backend';
import { queryClient, useWrite } from '../frame/reads';
import { hrefTo } from '../frame/route';
import { formatDateTime, formatNumber, m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { ErrorState } from '../parts/ErrorState';
import { noteSays } from '../proposal/lib';
import { complete, thrown, typed } from './lib';
import classes from './lottery.module.css';

export function DrawPanel({ view }: { readonly view: LotteryView }) {
  const newest = view.draws.at(-1);
  /* A redraw asked for at so many draws is over when there is one more: the team before is never seen in between. */
  const [asked, setAsked] = useState<number | null>(null);
  const again = asked === view.draws.length;
  return (
    <>
      {newest && !again && <Drawn draw={newest} digits={view.digits} />}
      {newest && !again ? (
        <div>
          <Button variant="default" onClick={() => setAsked(view.draws.length)} data-testid="lottery-redraw">
            {m.lottery_redraw()}
          </Button>
        </div>
      ) : (
        <Dice view={view} redraw={newest !== undefined} />
      )}
      {view.draws.length > 0 && <Log draws={view.draws} digits={view.digits} />}
    </>
  );
}

function Dice({ view, redraw }: { readonly view: LotteryView; readonly redraw: boolean }) {
  const [digits, setDigits] = useState('');
  const [reason, setReason] = useState('');
  const draw = useWrite(() => office.lotteryDraw(view.item.id, digits, reason.trim()), {
    done: (drawn) => queryClient.setQueryData(['proposal', 'lottery', view.item.id], drawn),
    failed: () => undefined,
  });
  const ready = !draw.isSuccess && complete(digits, view.digits) && (!redraw || noteSays(reason));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) draw.mutate(undefined);
  };
  return (
    <form className={classes.dice} onSubmit={submit}>
      <p className={classes.say}>{m.lottery_dice_text({ digits: formatNumber(view.digits), last: thrown(view.item.panels - 1, view.digits) })}</p>
      {redraw && <Textarea label={m.lottery_reason()} description={m.lottery_reason_help()} value={reason} onChange={(event) => setReason(event.currentTarget.value)} autosize minRows={2} required data-testid="lottery-reason" />}
      <div className={classes.throw}>
        <TextInput
          label={m.lottery_digits()}
          value={digits}
          onChange={(event) => setDigits(typed(event.currentTarget.value, view.digits))}
          inputMode="numeric"
          autoComplete="off"
          placeholder={'0'.repeat(view.digits)}
          classNames={{ input: classes.digits }}
          style={{ width: `calc(${view.digits} * 3.2rem + 2.5rem)` }}
          data-testid="lottery-digits"
        />
        <Button type="submit" size="lg" leftSection={<IconDice5 size={22} />} disabled={!ready} loading={draw.isPending} data-testid="lottery-draw">
          {m.lottery_draw()}
        </Button>
      </div>
      {draw.isError && <ErrorState inline problem={draw.error} title={m.lottery_failed()} />}
    </form>
  );
}

function Drawn({ draw, digits }: { readonly draw: LotteryDraw; readonly digits: number }) {
  return (
    <section className={classes.drawn} aria-label={m.lottery_result()} data-testid="lottery-team">
      <header>
        <span className={classes.number}>{thrown(draw.number, digits)}</span>
        <div>
          <h2>{m.lottery_result()}</h2>
          <a href={hrefTo('proposal', draw.proposal)} data-testid="lottery-proposal">{m.lottery_to_proposal()}</a>
        </div>
      </header>
      <ul className={classes.team}>
        {draw.team.map((row) => (
          <li key={row.nip}>
            <span className={classes.soft}>{row.role}</span>
            <strong>{row.name}</strong>
            <AgencyChip id={row.agency_id} name={row.agency} withName />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Log({ draws, digits }: { readonly draws: readonly LotteryDraw[]; readonly digits: number }) {
  return (
    <section className={classes.log} aria-label={m.lottery_log()}>
      <h2>{m.lottery_log()}</h2>
      <ol data-testid="lottery-log">
        {draws.map((draw, at) => (
          <li key={at}>
            <strong>{thrown(draw.number, digits)}</strong> · {[formatDateTime(draw.at), draw.by, draw.reason && m.lottery_reason_was({ reason: draw.reason })].filter(Boolean).join(' · ')} · <a href={hrefTo('proposal', draw.proposal)}>{m.lottery_to_proposal()}</a>
          </li>
        ))}
      </ol>
    </section>
  );
}
