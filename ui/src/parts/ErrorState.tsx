/**
 * Something went wrong: what happened and what to do (the problem's own words), "Coba lagi" when it can help, "Salin rincian" always.
 *
 *   <ErrorState problem={query.error} onRetry={() => query.refetch()} />   <ErrorState problem={problem} inline />
 */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import { m, problemDetail, problemText } from '../lang';
import { CopyButton } from './CopyButton';
import classes from './states.module.css';

interface Props {
  readonly problem: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
  /** A box within a page instead of the whole page. */
  readonly inline?: boolean;
}

export function ErrorState({ problem, title, onRetry, inline = false }: Props) {
  return (
    <div role="alert" className={inline ? classes.inline : classes.state}>
      <span className={classes.blocked} aria-hidden>
        <IconAlertTriangle size={inline ? 20 : 32} />
      </span>
      <div className={classes.words}>
        <p className={classes.title}>{title ?? m.common_error_title()}</p>
        <p className={classes.text}>{problemText(problem)}</p>
        <div className={classes.actions}>
          {onRetry && (
            <Button size="xs" variant="filled" leftSection={<IconRefresh size={14} />} onClick={onRetry}>
              {m.common_retry()}
            </Button>
          )}
          <CopyButton text={problemDetail(problem)} label={m.common_copy_detail()} />
        </div>
      </div>
    </div>
  );
}
