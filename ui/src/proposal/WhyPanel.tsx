/** Why this person: sentences first, then the figures behind them. */
import { Button } from '@mantine/core';
import { IconUser } from '@tabler/icons-react';
import { office } from '../backend';
import { useRead } from '../frame/reads';
import { go } from '../frame/route';
import { SidePanel } from '../frame/SidePanel';
import { formatNumber, formatSigned, m } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import classes from './panels.module.css';
import { Needs } from './Parts';

export function WhyPanel({ id, nip, onClose }: { readonly id: string; readonly nip: string; readonly onClose: () => void }) {
  const why = useRead(['proposal', 'why', id, nip], () => office.proposalWhy(id, nip));
  const view = why.data;
  return (
    <SidePanel
      title={view ? m.proposal_why_title({ name: view.name }) : m.proposal_why()}
      subtitle={view && `${view.role} · ${view.agency}`}
      onClose={onClose}
      foot={
        <Button variant="default" leftSection={<IconUser size={16} />} onClick={() => go('roster', nip)}>
          {m.proposal_open_profile()}
        </Button>
      }
    >
      {why.isError ? (
        <ErrorState inline problem={why.error} onRetry={() => void why.refetch()} />
      ) : !view ? (
        <LoadingSkeleton />
      ) : (
        <div data-testid="proposal-why-panel">
          <ul className={classes.sentences}>
            {view.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          <h3 className={classes.heading}>{m.proposal_needs_title()}</h3>
          <Needs needs={view.needs} />
          <h3 className={classes.heading}>{m.proposal_figures_title()}</h3>
          <dl className={classes.facts}>
            <dt>{m.proposal_fit()}</dt>
            <dd>{m.proposal_fit_rank({ fit: formatNumber(view.fit, 0), rank: formatNumber(view.fit_rank), eligible: formatNumber(view.eligible) })}</dd>
            <dt>{m.proposal_balance()}</dt>
            <dd>{m.proposal_balance_rank({ balance: formatSigned(view.balance), rank: formatNumber(view.balance_rank), eligible: formatNumber(view.eligible) })}</dd>
            <dt>{m.proposal_served()}</dt>
            <dd>{view.served === 0 ? m.proposal_served_never() : m.proposal_served_times({ count: formatNumber(view.served) })}</dd>
            <dt>{m.proposal_mix()}</dt>
            <dd>{view.brings_agency ? m.proposal_brings_agency({ agency: view.agency }) : m.proposal_shares_agency({ agency: view.agency })}</dd>
            <dt>{m.proposal_pairs()}</dt>
            <dd>{m.proposal_pairs_brought({ fresh: formatNumber(view.new_pairs), repeat: formatNumber(view.repeat_pairs) })}</dd>
          </dl>
          {view.pinned && <p className={classes.note}>{m.proposal_why_pinned({ name: view.name })}</p>}
          <p className={classes.soft}>{m.proposal_why_rank_help()}</p>
        </div>
      )}
    </SidePanel>
  );
}
