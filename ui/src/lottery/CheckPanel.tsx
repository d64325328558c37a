/** How anyone can check the lottery on another machine: the file, the command, or a file chosen here. */
import { Button } from '@mantine/core';
import { IconCircleCheck, IconCircleX, IconDeviceFloppy, IconFileSearch } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { office, Problem, type LotteryCheck, type LotteryView } from '../backend';
import { formatNumber, formatPercent, m } from '../lang';
import { CopyButton } from '../parts/CopyButton';
import { ErrorState } from '../parts/ErrorState';
import { tell } from '../parts/toast';
import { thrown } from './lib';
import classes from './lottery.module.css';

export function CheckPanel({ view }: { readonly view: LotteryView }) {
  const newest = view.draws.at(-1);
  const digits = newest ? thrown(newest.number, view.digits) : '';
  const [paths, setPaths] = useState<readonly string[]>([]);
  const save = useMutation({ mutationFn: () => office.lotterySave(view.item.id), onSuccess: (written) => setPaths((before) => (written.length > 0 ? written : before)) });
  const check = useMutation({
    mutationFn: async () => {
      try {
        return await office.lotteryVerify(digits);
      } catch (problem) {
        /* A file of another lottery may have fewer teams: its other facts are still told. */
        if (!(problem instanceof Problem) || problem.code !== 'lottery_number') throw problem;
        tell(m.lottery_choose_again(), { tone: 'attention' });
        return office.lotteryVerify('');
      }
    },
  });
  const file = paths.find((path) => !path.endsWith('.sha256')) ?? m.lottery_file_word();
  const command = ['rampak lottery verify', `"${file}"`, ...(digits === '' ? [] : ['--number', digits]), '--hash', view.item.hash].join(' ');
  const problem = save.error ?? check.error;
  return (
    <>
      <ol className={classes.how}>
        <li>
          <p>{m.lottery_check_save()}</p>
          <Button leftSection={<IconDeviceFloppy size={18} />} onClick={() => save.mutate()} loading={save.isPending} data-testid="lottery-save">
            {m.lottery_save()}
          </Button>
          {paths.length > 0 && (
            <div role="status">
              <ul className={classes.plain} data-testid="lottery-saved">
                {paths.map((path) => (
                  <li key={path}>{path}</li>
                ))}
              </ul>
            </div>
          )}
        </li>
        <li>
          <p>{m.lottery_check_command()}</p>
          <pre className={classes.command} tabIndex={0} data-testid="lottery-command">{command}</pre>
          <CopyButton text={command} label={m.lottery_copy_command()} />
        </li>
        <li>
          <p>{m.lottery_check_here()}</p>
          <Button variant="default" leftSection={<IconFileSearch size={18} />} onClick={() => check.mutate()} loading={check.isPending} data-testid="lottery-verify">
            {m.lottery_verify()}
          </Button>
          {check.data && <Verdict check={check.data} expected={view.item.hash} />}
        </li>
      </ol>
      {problem && <ErrorState inline problem={problem} title={m.lottery_failed()} />}
    </>
  );
}

function Verdict({ check, expected }: { readonly check: LotteryCheck; readonly expected: string }) {
  const same = check.hash === expected;
  const good = check.valid && same;
  return (
    <div className={classes.verdict} data-good={good || undefined} role="status" data-testid="lottery-verdict">
      <h2>
        {good ? <IconCircleCheck size={26} aria-hidden /> : <IconCircleX size={26} aria-hidden />} {(good ? m.lottery_valid : check.valid ? m.lottery_other : m.lottery_invalid)({ title: check.title })}
      </h2>
      <p>{same ? m.lottery_hash_same() : m.lottery_hash_other()}</p>
      {check.faults.length > 0 && (
        <ul>
          {check.faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      )}
      <p>{m.lottery_check_facts({ pool: formatNumber(check.pool), panels: formatNumber(check.panels), smallest: formatPercent(check.smallest, 2), largest: formatPercent(check.largest, 2) })}</p>
      {check.team.length > 0 && (
        <ul>
          {check.team.map((row) => (
            <li key={`${row.seat} ${row.person}`}>{`${row.role}: ${row.person} · ${row.agency}`}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
