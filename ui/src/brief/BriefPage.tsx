/** Needs: the list, or the editor of one. */
import { office } from '../backend';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { useRoute } from '../frame/route';
import { m } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { BriefEditor } from './BriefEditor';
import { BriefList } from './BriefList';
import { newBrief } from './lib';

const today = new Date();

export default function BriefPage() {
  const { id } = useRoute();
  if (id === null) return <BriefList />;
  if (id === 'new') return <BriefEditor key="new" saved={newBrief(today)} />;
  return <Existing key={id} id={id} />;
}

function Existing({ id }: { readonly id: string }) {
  const brief = useRead(['brief', 'one', id], () => office.briefGet(id));
  if (brief.data) return <BriefEditor saved={brief.data} />;
  return <Page title={m.frame_brief()}>{brief.isError ? <ErrorState problem={brief.error} onRetry={() => void brief.refetch()} /> : <LoadingSkeleton kind="cards" />}</Page>;
}
