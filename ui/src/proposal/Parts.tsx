/** Pieces the panels share: differences per criterion, people who come and go, needs against levels. */
import { Button } from '@mantine/core';
import { IconArrowDownRight, IconArrowUpRight, IconEqual } from '@tabler/icons-react';
import type { CostView, NeedView, PersonRef } from '../backend';
import { criterionChange, criterionNumber, criterionText, isGain } from '../brief/words';
import { phaseText } from '../frame/phase';
import { cancelWork, useWork } from '../frame/work';
import { m } from '../lang';
import { AgencyChip } from '../parts/AgencyChip';
import { LevelDots } from '../parts/LevelDots';
import { ProgressPanel } from '../parts/ProgressPanel';
import classes from './panels.module.css';

/** What each criterion gains or loses, in a word as well as a sign. */
export function CostTable({ costs, before, after }: { readonly costs: readonly CostView[]; readonly before?: string; readonly after?: string }) {
  if (costs.length === 0) return null;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{m.proposal_criterion()}</th>
          <th scope="col">{before ?? m.proposal_before()}</th>
          <th scope="col">{after ?? m.proposal_after()}</th>
          <th scope="col">{m.proposal_difference()}</th>
        </tr>
      </thead>
      <tbody>
        {costs.map((cost) => {
          const difference = cost.after - cost.before;
          const same = criterionChange(cost.name, difference) === '0';
          const gain = isGain(cost.name, difference);
          return (
            <tr key={cost.name}>
              <th scope="row">{criterionText(cost.name)}</th>
              <td>{criterionNumber(cost.name, cost.before)}</td>
              <td>{criterionNumber(cost.name, cost.after)}</td>
              <td data-way={same ? 'same' : gain ? 'gain' : 'loss'}>
                {same ? <IconEqual size={14} aria-hidden /> : difference > 0 ? <IconArrowUpRight size={14} aria-hidden /> : <IconArrowDownRight size={14} aria-hidden />}
                {same ? m.proposal_same() : `${criterionChange(cost.name, difference)} ${gain ? m.proposal_better() : m.proposal_worse()}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

export function Moves({ leaves, enters, moves = [] }: { readonly leaves: readonly PersonRef[]; readonly enters: readonly PersonRef[]; readonly moves?: readonly PersonRef[] }) {
  if (leaves.length === 0 && enters.length === 0 && moves.length === 0) return <p className={classes.soft}>{m.proposal_same_people()}</p>;
  return (
    <div className={classes.moves}>
      {leaves.length + enters.length > 0 && (
        <>
          <People title={m.proposal_leaves()} people={leaves} />
          <People title={m.proposal_enters()} people={enters} />
        </>
      )}
      {moves.length > 0 && <People title={m.proposal_moves()} people={moves} />}
    </div>
  );
}

function People({ title, people }: { readonly title: string; readonly people: readonly PersonRef[] }) {
  return (
    <div>
      <h3>{title}</h3>
      {people.length === 0 && <p className={classes.soft}>{m.common_none()}</p>}
      <ul className={classes.people}>
        {people.map((person) => (
          <li key={person.nip}>
            <AgencyChip id={person.agency_id} name={person.agency} />
            <span>
              <strong>{person.name}</strong>
              <span className={classes.soft}>{person.role}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

export function Needs({ needs }: { readonly needs: readonly NeedView[] }) {
  if (needs.length === 0) return <p className={classes.soft}>{m.proposal_no_needs()}</p>;
  return (
    <ul className={classes.needs}>
      {needs.map((need) => (
        <li key={need.competency}>
          <span>{need.name}</span>
          <LevelDots level={need.level} required={need.minimum} preferred={need.preferred} words />
        </li>
      ))}
    </ul>
  );
}

export function Working({ kind }: { readonly kind: string }) {
  const work = useWork(kind);
  if (!work) return null;
  return (
    <ProgressPanel title={work.title} phase={phaseText(work.line)} done={work.line?.done} total={work.line?.total} stopping={work.stopping}>
      <div>
        <Button variant="default" onClick={cancelWork} disabled={work.stopping}>
          {m.common_cancel_work()}
        </Button>
      </div>
    </ProgressPanel>
  );
}
