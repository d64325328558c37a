import { Page } from '../frame/Page';
import { m } from '../lang';

export default function RosterPage() {
  return <Page title={m.frame_roster()}>{null}</Page>;
}
