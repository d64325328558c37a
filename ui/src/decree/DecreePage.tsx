import { Page } from '../frame/Page';
import { m } from '../lang';

export default function DecreePage() {
  return <Page title={m.frame_decree()}>{null}</Page>;
}
