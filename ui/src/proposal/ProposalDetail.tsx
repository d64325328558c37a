/** One proposal: the team by seat, what it covers and costs, and a panel for questions and changes. */
import { Button } from '@mantine/core';
import { IconArrowLeft, IconChecks, IconFileCertificate, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type ChangeView, type PricePoint, type ProposalChange, type ProposalView, type WhyNotView } from '../backend';
import { ruleText, statePill } from '../brief/words';
import { Page } from '../frame/Page';
import { useReads, useWrite } from '../frame/reads';
import { go, useRoute } from '../frame/route';
import { abandonWork } from '../frame/work';
import { formatDate, m, say } from '../lang';
import { useDrag, type Drag } from '../parts/drag';
import { ErrorState } from '../parts/ErrorState';
import { StatusPill } from '../parts/StatusPill';
import { asksOf, type Asks } from './asks';
import { BringPanel } from './BringPanel';
import { ChangePanel } from './ChangePanel';
import { ComparePanel } from './ComparePanel';
import { ConsentPanel } from './ConsentPanel';
import { DecidePanel } from './DecidePanel';
import { useHistory } from './history';
import { dropChange, isOpen, roleAt, tabsOf, type Carried } from './lib';
import classes from './proposal.module.css';
import { PricePanel } from './PricePanel';
import { ReplacementsPanel } from './ReplacementsPanel';
import { Tabs } from './Tabs';
import { TeamSeats } from './TeamSeats';
import { TeamSummary } from './TeamSummary';
import { WhyNotPanel } from './WhyNotPanel';
import { WhyPanel } from './WhyPanel';

export type Side =
  | { readonly kind: 'why'; readonly nip: string }
  | { readonly kind: 'swap'; readonly nip: string }
  | { readonly kind: 'why_not'; readonly nip: string; readonly name: string; readonly seat: string | null; readonly view: WhyNotView | null; readonly problem: unknown }
  | ChangeSide
  | { readonly kind: 'price'; readonly points: PricePoint[] | null; readonly problem: unknown }
  | { readonly kind: 'approve' | 'reopen' | 'compare' | 'bring' | 'consent' };

export interface ChangeSide {
  readonly kind: 'change';
  readonly change: ProposalChange;
  readonly name: string;
  /** The seat somebody was placed in, when it was that. */
  readonly role: string | null;
  readonly view: ChangeView | null;
  readonly problem: unknown;
}

/** So many other proposals stand beside the one on screen. */
const beside = 4;

export function ProposalDetail({ view }: { readonly view: ProposalView }) {
  const [side, setSide] = useState<Side | null>(useRoute().query.panel === 'consent' ? { kind: 'consent' } : null);
  /** Another panel, or none: the question that the one before still asks is given up. */
  const show = (next: Side | null) => {
    if (side) abandonWork(side.kind);
    setSide(next);
  };
  const close = () => show(null);
  const history = useHistory(view);
  const others = useReads(
    tabsOf(view)
      .filter((item) => item.id !== view.id && item.state !== 'superseded')
      .slice(0, beside)
      .map(({ id }) => ({ key: ['proposal', 'one', id], read: () => office.proposalGet(id) })),
  );
  const draft = useWrite(() => office.decreeDraft(view.id), { done: (decree) => go('decree', decree.id) });

  const asks = asksOf(view, history, show, (shown, next) => setSide((now) => (now === shown ? next : now)));
  const place = (carried: Carried, target: string) => {
    const change = dropChange(view, carried, target);
    if (change) void asks.preview(change, carried.name, roleAt(view, target));
  };
  const drag = useDrag(place);

  const open = isOpen(view);
  const action = open ? (
    <Button leftSection={<IconChecks size={16} />} onClick={() => show({ kind: 'approve' })} disabled={view.breaches.length > 0} data-testid="proposal-approve">
      {m.proposal_approve()}
    </Button>
  ) : view.decree_id !== null ? (
    <Button leftSection={<IconFileCertificate size={16} />} onClick={() => go('decree', view.decree_id)} data-testid="proposal-open-decree">
      {m.proposal_open_decree()}
    </Button>
  ) : view.state === 'approved' ? (
    <>
      <Button variant="default" leftSection={<IconRotate size={16} />} onClick={() => show({ kind: 'reopen' })} data-testid="proposal-reopen">
        {m.proposal_reopen()}
      </Button>
      <Button leftSection={<IconFileCertificate size={16} />} onClick={() => draft.mutate(undefined)} loading={draft.isPending} data-testid="proposal-draft-decree">
        {m.proposal_draft_decree()}
      </Button>
    </>
  ) : undefined;

  return (
    <Page
      title={view.brief_title}
      meaning={m.proposal_line({ host: view.host, start: formatDate(view.start), end: formatDate(view.end) })}
      above={
        <span className={classes.above}>
          <a href="#/proposal">
            <IconArrowLeft size={14} aria-hidden /> {m.frame_proposal()}
          </a>
          <a href={`#/brief/${encodeURIComponent(view.brief_id)}`}>{m.proposal_see_brief()}</a>
        </span>
      }
      beside={<StatusPill {...statePill(view.state)} />}
      action={action}
      fill
      panel={side && <Panel side={side} view={view} onClose={close} asks={asks} others={others} drag={drag} onPlace={place} />}
    >
      {drag.ghost}
      <Tabs view={view} others={others} history={history} asks={asks} onSide={show} />
      {view.amends !== null && (
        <p className={classes.notice} data-testid="proposal-amends">
          <a href={`#/decree/${encodeURIComponent(view.amends.decree_id)}`}>{m.proposal_amends({ number: view.amends.number, date: formatDate(view.amends.from) })}</a>
        </p>
      )}
      {view.state === 'superseded' && <p className={classes.notice}>{m.proposal_superseded()}</p>}
      {view.breaches.length > 0 && (
        <div className={classes.breaches} role="alert">
          <strong>{m.proposal_breaches()}</strong>
          <ul>
            {view.breaches.map((rule, at) => (
              <li key={at}>{ruleText(rule)}</li>
            ))}
          </ul>
        </div>
      )}
      {view.warnings.map((key) => (
        <p key={key} className={classes.notice}>
          {say(`warning_${key}`) ?? key}
        </p>
      ))}
      {draft.isError && <ErrorState inline problem={draft.error} />}
      <div className={classes.columns}>
        <TeamSeats view={view} open={open} active={side !== null && 'nip' in side ? side.nip : null} onSide={show} onChange={asks.preview} drag={drag} onPlace={place} />
        {side === null && <TeamSummary view={view} others={others} open={open} onWhyNot={asks.whyNot} onChange={asks.preview} onPrice={() => void asks.price()} />}
      </div>
    </Page>
  );
}

interface PanelProps {
  readonly side: Side;
  readonly view: ProposalView;
  readonly onClose: () => void;
  readonly asks: Asks;
  readonly others: readonly ProposalView[];
  readonly drag: Drag<Carried>;
  readonly onPlace: (carried: Carried, target: string) => void;
}

function Panel({ side, view, onClose, asks, others, drag, onPlace }: PanelProps) {
  switch (side.kind) {
    case 'why':
      return <WhyPanel key={side.nip} id={view.id} nip={side.nip} onClose={onClose} />;
    case 'swap':
      return <ReplacementsPanel key={side.nip} view={view} nip={side.nip} onClose={onClose} drag={drag} onPick={(change, name) => void asks.preview(change, name)} onWhyNot={(nip, name) => void asks.whyNot(nip, name)} />;
    case 'why_not':
      return <WhyNotPanel side={side} view={view} onClose={onClose} onAsk={(nip, name, seat) => void asks.whyNot(nip, name, seat)} onChange={(change, name) => void asks.preview(change, name)} />;
    case 'change':
      return <ChangePanel key={JSON.stringify(side.change)} side={side} onClose={onClose} onAccept={asks.accept} onRetry={() => void asks.preview(side.change, side.name, side.role)} />;
    case 'price':
      return <PricePanel side={side} view={view} onClose={onClose} onRetry={() => void asks.price()} onAgain={(tolerance) => void asks.again(tolerance)} />;
    case 'compare':
      return <ComparePanel view={view} others={others} onClose={onClose} />;
    case 'consent':
      return <ConsentPanel view={view} onClose={onClose} onPick={(change, name) => void asks.preview(change, name)} />;
    case 'bring':
      return <BringPanel view={view} drag={drag} onPlace={onPlace} onWhyNot={(nip, name) => void asks.whyNot(nip, name)} onClose={onClose} />;
    default:
      return <DecidePanel key={side.kind} view={view} decision={side.kind} onClose={onClose} />;
  }
}
