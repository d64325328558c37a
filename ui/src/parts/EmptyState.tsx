/**
 * A page or list with nothing in it yet: says what belongs here and what to do first.
 *
 *   <EmptyState icon={<IconUsers size={32} />} title={m.roster_empty_title()} text={m.roster_empty_text()} action={<Button>…</Button>} />
 */
import type { ReactNode } from 'react';
import classes from './states.module.css';

interface Props {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: string;
  readonly action?: ReactNode;
}

export function EmptyState({ icon, title, text, action }: Props) {
  return (
    <div className={classes.state}>
      {icon && (
        <span className={classes.icon} aria-hidden>
          {icon}
        </span>
      )}
      <p className={classes.title}>{title}</p>
      {text && <p className={classes.text}>{text}</p>}
      {action && <div className={classes.actions}>{action}</div>}
    </div>
  );
}
