import { Page } from '../frame/Page';
import { m } from '../lang';

export default function SettingsPage() {
  return <Page title={m.frame_settings()}>{null}</Page>;
}
