/** Rules of the team down, proposals across: each tick opens the people counted; then what each criterion reaches. */
import { IconCheck, IconX } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { CoverageLine, ProposalView } from '../backend';
import { criterionNumber, criterionText, ruleText } from '../brief/words';
import { formatNumber, m } from '../lang';
import { countedNames, matrixOf } from './lib';
import classes from './summary.module.css';

const letters = (views: readonly ProposalView[]) =>
  views.map((view, at) => (
    <th key={view.id} scope="col" data-shown={at === 0 || undefined}>
      <span className="visually-hidden">{m.proposal_tab({ letter: view.letter })}</span>
      <span aria-hidden>{view.letter}</span>
    </th>
  ));

/** The first view is the one on screen. */
export function RuleMatrix({ views }: { readonly views: readonly ProposalView[] }) {
  const [shown, setShown] = useState<string | null>(null);
  const rows = matrixOf(views);
  if (rows.length === 0) return <p className={classes.soft}>{m.proposal_coverage_none()}</p>;
  return (
    <table className={classes.matrix} data-testid="matrix">
      <thead>
        <tr>
          <th scope="col">{m.proposal_rule()}</th>
          {letters(views)}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, down) => {
          const open = row.cells.findIndex((_, across) => shown === `${down}-${across}`);
          const [line, view] = [row.cells[open] ?? null, views[open]];
          return (
            <Fragment key={down}>
              <tr>
                <th scope="row">{ruleText(row.rule)}</th>
                {row.cells.map((cell, across) => (
                  <td key={across} data-shown={across === 0 || undefined}>
                    {cell && <Cell line={cell} rule={ruleText(row.rule)} letter={views[across]?.letter ?? ''} open={open === across} at={`${down}-${across}`} onOpen={() => setShown(open === across ? null : `${down}-${across}`)} />}
                  </td>
                ))}
              </tr>
              {line && view && (
                <tr className={classes.countedRow}>
                  <td colSpan={views.length + 1}>
                    <strong>{m.proposal_counted_title({ letter: view.letter, have: formatNumber(line.have), needed: formatNumber(line.needed) })}</strong>
                    <ul className={classes.counted}>{countedNames(line, view).map((name) => <li key={name}>{name}</li>)}</ul>
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function Cell({ line, rule, letter, open, at, onOpen }: { readonly line: CoverageLine; readonly rule: string; readonly letter: string; readonly open: boolean; readonly at: string; readonly onOpen: () => void }) {
  const sign = line.met ? <IconCheck size={16} aria-hidden /> : <IconX size={16} aria-hidden />;
  const words = `${m.proposal_tab({ letter })}: ${line.met ? m.proposal_met() : m.proposal_unmet()}`;
  const count = m.proposal_counted({ have: formatNumber(line.have) });
  if (line.people.length === 0) {
    return (
      <span className={classes.tick} data-met={line.met}>
        <span className="visually-hidden">{words}</span>
        {sign}
      </span>
    );
  }
  return (
    <button type="button" className={classes.tick} data-met={line.met} aria-expanded={open} aria-label={`${rule}. ${words}. ${count}`} onClick={onOpen} data-testid={`matrix-${at}`}>
      {sign}
      {formatNumber(line.have)}
    </button>
  );
}

export function CriterionMatrix({ views }: { readonly views: readonly ProposalView[] }) {
  const [shown] = views;
  if (!shown) return null;
  /* What is proved is its own bound. */
  const open = shown.criteria.some((row) => row.gap > 0);
  return (
    <table className={classes.matrix}>
      <thead>
        <tr>
          <th scope="col">{m.proposal_criterion()}</th>
          {letters(views)}
          {open && <th scope="col">{m.proposal_bound()}</th>}
        </tr>
      </thead>
      <tbody>
        {shown.criteria.map((row) => (
          <tr key={row.name}>
            <th scope="row">{criterionText(row.name)}</th>
            {views.map((view, at) => {
              const value = view.criteria.find((other) => other.name === row.name)?.value;
              return (
                <td key={view.id} data-shown={at === 0 || undefined}>
                  {value === undefined ? '–' : criterionNumber(row.name, value)}
                </td>
              );
            })}
            {open && <td>{criterionNumber(row.name, row.bound)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
