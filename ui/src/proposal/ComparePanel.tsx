/** The proposal on screen against each other one of the same need: who leaves, who enters, what each criterion gains or loses. */
import { Button } from '@mantine/core';
import type { ProposalView } from '../backend';
import { outcomeText } from '../brief/words';
import { go } from '../frame/route';
import { SidePanel } from '../frame/SidePanel';
import { m } from '../lang';
import { contrast } from './lib';
import classes from './panels.module.css';
import { CostTable, Moves } from './Parts';

export function ComparePanel({ view, others, onClose }: { readonly view: ProposalView; readonly others: readonly ProposalView[]; readonly onClose: () => void }) {
  return (
    <SidePanel title={m.proposal_compare_title({ letter: view.letter })} subtitle={m.proposal_compare_subtitle()} onClose={onClose} wide>
      <div data-testid="proposal-compare-panel">
        {others.map((other) => {
          const { leaves, enters, costs } = contrast(view, other);
          return (
            <section key={other.id} className={classes.versus}>
              <header>
                <div>
                  <h3>{m.proposal_tab({ letter: other.letter })}</h3>
                  <span className={classes.soft}>{outcomeText(other.outcome, other.gap)}</span>
                </div>
                <Button size="xs" variant="light" onClick={() => go('proposal', other.id)}>
                  {m.proposal_compare_open({ letter: other.letter })}
                </Button>
              </header>
              <Moves leaves={leaves} enters={enters} />
              <CostTable costs={costs} before={m.proposal_tab({ letter: view.letter })} after={m.proposal_tab({ letter: other.letter })} />
            </section>
          );
        })}
      </div>
    </SidePanel>
  );
}
