import { Page } from '../frame/Page';
import { m } from '../lang';

export default function LedgerPage() {
  return <Page title={m.frame_ledger()}>{null}</Page>;
}
