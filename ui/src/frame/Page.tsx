/**
 * The one shape of a page: head (title, one line of meaning, primary action at the right), body, and details in a panel at the right.
 * `fill` gives the body the height of the window, for a table or an editor that scrolls by itself; otherwise the page scrolls.
 *
 *   <Page title={m.roster_title()} meaning={m.roster_meaning()} action={<Button>…</Button>} panel={id && <SidePanel …/>} fill>…</Page>
 */
import type { ReactNode } from 'react';
import classes from './Page.module.css';

interface Props {
  readonly title: string;
  readonly meaning?: string;
  readonly action?: ReactNode;
  /** Small facts beside the title, such as a status pill. */
  readonly beside?: ReactNode;
  /** A way back, or steps, above the title. */
  readonly above?: ReactNode;
  readonly panel?: ReactNode;
  readonly fill?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, meaning, action, beside, above, panel, fill = false, children }: Props) {
  return (
    <div className={classes.page}>
      <div className={classes.main}>
        <header className={classes.head}>
          <div className={classes.words}>
            {above && <div className={classes.above}>{above}</div>}
            <div className={classes.titleLine}>
              <h1 className={classes.title}>{title}</h1>
              {beside}
            </div>
            {meaning && <p className={classes.meaning}>{meaning}</p>}
          </div>
          {action && <div className={classes.action}>{action}</div>}
        </header>
        <div className={fill ? classes.fill : classes.scroll}>{children}</div>
      </div>
      {panel}
    </div>
  );
}
