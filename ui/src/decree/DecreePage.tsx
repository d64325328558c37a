/** Decrees: the list, or one being worded and issued. */
import { office } from '../backend';
import { Page } from '../frame/Page';
import { useRead } from '../frame/reads';
import { useRoute } from '../frame/route';
import { m } from '../lang';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { DecreeDetail } from './DecreeDetail';
import { DecreeList } from './DecreeList';

export default function DecreePage() {
  const { id } = useRoute();
  return id === null ? <DecreeList /> : <One key={id} id={id} />;
}

function One({ id }: { readonly id: string }) {
  const decree = useRead(['decree', 'one', id], () => office.decreeGet(id));
  if (decree.data) return <DecreeDetail view={decree.data} />;
  return <Page title={m.frame_decree()}>{decree.isError ? <ErrorState problem={decree.error} onRetry={() => void decree.refetch()} /> : <LoadingSkeleton kind="cards" />}</Page>;
}
