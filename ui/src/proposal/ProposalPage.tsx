import { Page } from '../frame/Page';
import { m } from '../lang';

export default function ProposalPage() {
  return <Page title={m.frame_proposal()}>{null}</Page>;
}
