import { Page } from '../frame/Page';
import { m } from '../lang';

export default function BriefPage() {
  return <Page title={m.frame_brief()}>{null}</Page>;
}
