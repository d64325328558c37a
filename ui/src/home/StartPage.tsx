import type { OfficeInfo } from '../backend';
export function StartPage({ office }: { readonly office: OfficeInfo }) {
  return <p>{office.file}</p>;
}
