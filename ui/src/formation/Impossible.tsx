/** No team can meet all the rules: the rules in conflict, and the changes that loosen them. */
import { Button } from '@mantine/core';
import { IconHandStop } from '@tabler/icons-react';
import { useState } from 'react';
import type { ConflictText, FormationResult, RelaxationText } from '../backend';
import { ruleText } from '../brief/words';
import { formatNumber, m } from '../lang';
import classes from './formation.module.css';

export function ConflictList({ conflict }: { readonly conflict: readonly ConflictText[] }) {
  return (
    <ul className={classes.conflict}>
      {conflict.map((row, at) => (
        <li key={at}>
          {row.text || ruleText(row.rule)}
        </li>
      ))}
    </ul>
  );
}

export function Impossible({ result, onRelax }: { readonly result: FormationResult; readonly onRelax: (change: Pick<RelaxationText, 'form'>) => Promise<void> }) {
  const [busy, setBusy] = useState<string | null>(null);
  const button = (key: string, change: Pick<RelaxationText, 'form'>, label: string) => (
    <Button
      size="xs"
      loading={busy === key}
      disabled={busy !== null && busy !== key}
      data-testid={`relax-${key}`}
      onClick={() => {
        setBusy(key);
        void onRelax(change).finally(() => setBusy(null));
      }}
    >
      {label}
    </Button>
  );
  return (
    <section className={classes.impossible} role="alert" aria-label={m.formation_impossible_title()} data-testid="formation-impossible">
      <h3>
        <IconHandStop size={18} aria-hidden /> {m.formation_impossible_title()}
      </h3>
      <p>{m.formation_impossible_text()}</p>
      <ConflictList conflict={result.conflict} />
      {!result.minimal && <p>{m.formation_conflict_early()}</p>}
      {result.repair && (
        <>
          <h4>{m.formation_repair_title()}</h4>
          <ul className={classes.conflict} data-testid="repair">
            {result.repair.changes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
          {result.repair.by_form ? button('all', result.repair, m.formation_repair_do()) : <p>{m.formation_repair_settings()}</p>}
        </>
      )}
      {result.relaxations.length === 0 ? (
        <p>{m.formation_no_relaxation()}</p>
      ) : (
        <>
          <h4>{m.formation_relax_title()}</h4>
          {result.others > 0 && <p>{m.formation_conflict_others({ count: formatNumber(result.others) })}</p>}
          <ul className={classes.relaxations}>
            {result.relaxations.map((row, at) => (
              <li key={at}>
                <span>{row.text || ruleText(row.rule)}</span>
                {button(String(at), row, m.formation_relax_do())}
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={classes.soft}>{m.proposal_proof({ solver: result.solver, seconds: formatNumber(result.elapsed, 1), seed: result.seed })}</p>
    </section>
  );
}
