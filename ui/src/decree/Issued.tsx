/** An issued decree: only to be read, with what proves it unchanged. */
import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import type { DecreeView } from '../backend';
import { formatDate, formatDateTime, m } from '../lang';
import { Chain } from './Chain';
import classes from './decree.module.css';

export function Issued({ view }: { readonly view: DecreeView }) {
  const { form } = view;
  return (
    <div className={classes.form} tabIndex={0} role="region" aria-label={m.decree_issued_facts()} data-testid="decree-issued">
      <section className={classes.section}>
        <h2>{m.decree_issued_facts()}</h2>
        <dl className={classes.facts}>
          <dt>{m.decree_number()}</dt>
          <dd>{form.number}</dd>
          <dt>{m.decree_date()}</dt>
          <dd>{formatDate(form.date)}</dd>
          <dt>{m.decree_subject()}</dt>
          <dd>{form.subject}</dd>
          <dt>{m.decree_signatory()}</dt>
          <dd>{form.signatory_name}</dd>
          <dt>{m.decree_issued_by()}</dt>
          <dd>{[view.issued_by, view.issued === null ? null : formatDateTime(view.issued)].filter(Boolean).join(', ')}</dd>
        </dl>
      </section>
      {view.revoked && view.kind !== 'revocation' && <p className={classes.revoked}>{m.decree_revoked_text()}</p>}
      <Chain view={view} />
      {view.hash !== null && (
        <section className={classes.section}>
          <h2>{m.decree_hash()}</h2>
          <p className={classes.soft}>{m.decree_hash_help()}</p>
          <code className={classes.hash}>{(view.hash.match(/.{1,8}/g) ?? []).join(' ')}</code>
          <CopyButton value={view.hash}>
            {({ copied, copy }) => (
              <Button size="xs" variant="default" leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} />} onClick={copy}>
                {copied ? m.common_copied() : m.decree_hash_copy()}
              </Button>
            )}
          </CopyButton>
        </section>
      )}
      {form.members.length > 0 && <section className={classes.section}>
        <h2>{m.decree_annex()}</h2>
        <ol className={classes.members}>
          {form.members.map((member, at) => (
            <li key={`${member.nip} ${at}`}>
              <div className={classes.memberHead}>
                <strong>{member.name}</strong>
                <span>{[member.role, member.position, member.agency].filter(Boolean).join(' · ')}</span>
              </div>
            </li>
          ))}
        </ol>
      </section>}
    </div>
  );
}
