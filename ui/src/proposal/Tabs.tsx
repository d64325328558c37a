/** The proposals of one need as tabs, what differs, and undo and redo of changes by hand. */
import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconColumns3, IconHandStop, IconUserSearch, IconUsersPlus } from '@tabler/icons-react';
import type { ProposalView } from '../backend';
import { outcomeText, outcomeTone } from '../brief/words';
import { useWork } from '../frame/work';
import { formatNumber, m, say } from '../lang';
import { StatusPill } from '../parts/StatusPill';
import type { Asks } from './asks';
import type { History } from './history';
import { consentsOf, contrast, isOpen, tabsOf } from './lib';
import classes from './proposal.module.css';
import type { Side } from './ProposalDetail';

interface Props {
  readonly view: ProposalView;
  readonly others: readonly ProposalView[];
  readonly history: History;
  readonly asks: Asks;
  readonly onSide: (side: Side) => void;
}

export function Tabs({ view, others, history, asks, onSide }: Props) {
  const work = useWork();
  const consents = consentsOf(view);
  const differs = (id: string): string | null => {
    const other = others.find((row) => row.id === id);
    if (!other) return null;
    const { enters } = contrast(view, other);
    return enters.length === 0 ? m.proposal_tab_same() : m.proposal_tab_differs({ count: formatNumber(enters.length) });
  };
  return (
    <div className={classes.bar}>
      <nav className={classes.tabs} aria-label={m.proposal_tabs()}>
        {tabsOf(view).map((item) => (
          <a key={item.id} href={`#/proposal/${encodeURIComponent(item.id)}`} aria-current={item.id === view.id ? 'page' : undefined} data-testid={item.state === 'superseded' ? undefined : `proposal-tab-${item.letter}`}>
            {m.proposal_tab({ letter: item.letter })}
            <span>{item.id === view.id ? m.proposal_tab_shown() : differs(item.id)}</span>
          </a>
        ))}
      </nav>
      {isOpen(view) && view.amends === null && (
        <Tooltip label={m.proposal_alternatives_help()} multiline w={280}>
          <Button variant="default" size="xs" leftSection={<IconUsersPlus size={15} />} disabled={work !== null} loading={work?.kind === 'alternatives'} onClick={() => void asks.alternatives()} data-testid="alternatives">
            {m.proposal_alternatives()}
          </Button>
        </Tooltip>
      )}
      {others.length > 0 && (
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={15} />} onClick={() => onSide({ kind: 'compare' })} data-testid="proposal-compare">
          {m.proposal_compare()}
        </Button>
      )}
      <StatusPill tone={outcomeTone(view.outcome)} label={outcomeText(view.outcome, view.gap)} next={say(`outcome_help_${view.outcome}`) ?? undefined} />
      {view.state !== 'superseded' && (
        <Button variant="default" size="xs" leftSection={<IconHandStop size={15} />} onClick={() => onSide({ kind: 'consent' })} data-testid="consent-open">
          {m.consent_open()} {formatNumber(consents.agreed)}/{formatNumber(consents.members)}
        </Button>
      )}
      {isOpen(view) && (
        <span className={classes.edit}>
          <Button variant="default" size="xs" leftSection={<IconUserSearch size={15} />} onClick={() => onSide({ kind: 'bring' })} data-testid="bring-open">
            {m.proposal_bring()}
          </Button>
          <Turn label={m.proposal_undo()} keys="Ctrl+Z" act={history.undo} testId="undo">
            <IconArrowBackUp size={16} />
          </Turn>
          <Turn label={m.proposal_redo()} keys="Ctrl+Y" act={history.redo} testId="redo">
            <IconArrowForwardUp size={16} />
          </Turn>
        </span>
      )}
    </div>
  );
}

function Turn({ label, keys, act, testId, children }: { readonly label: string; readonly keys: string; readonly act: (() => void) | null; readonly testId: string; readonly children: React.ReactNode }) {
  return (
    <Tooltip label={`${label} (${keys})`}>
      <ActionIcon variant="default" size={30} aria-label={label} disabled={act === null} onClick={() => act?.()} data-testid={testId}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
