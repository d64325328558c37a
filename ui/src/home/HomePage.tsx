import { Page } from '../frame/Page';
import { m } from '../lang';

export default function HomePage() {
  return <Page title={m.frame_home()}>{null}</Page>;
}
