/** Proposals: the list, or one with its reasons. */
import { office } from '../backend';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { useRoute } from '../frame/route';
import { m } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { ProposalDetail } from './ProposalDetail';
import { ProposalList } from './ProposalList';

export default function ProposalPage() {
  const { id, query } = useRoute();
  return id === null ? <ProposalList brief={query.brief ?? null} /> : <One key={id} id={id} />;
}

function One({ id }: { readonly id: string }) {
  const proposal = useRead(['proposal', 'one', id], () => office.proposalGet(id));
  if (proposal.data) return <ProposalDetail view={proposal.data} />;
  return <Page title={m.frame_proposal()}>{proposal.isError ? <ErrorState problem={proposal.error} onRetry={() => void proposal.refetch()} /> : <LoadingSkeleton kind="cards" />}</Page>;
}
