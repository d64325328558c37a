/** One decree: worded at left, the real pages at right; exported, and issued once and for all. */
import { ActionIcon, Button, Menu, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconArrowLeft, IconBan, IconDeviceFloppy, IconDots, IconDownload, IconRosetteDiscountCheck, IconTrash, IconUsersMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type DecreeForm, type DecreeView } from '../backend';
import { statePill } from '../brief/words';
import { Page } from '../frame/Page';
import { consentsOf } from '../proposal/lib';
import { useRead, useWrite } from '../frame/reads';
import { go } from '../frame/route';
import { useUnsaved } from '../frame/Unsaved';
import { formatDate, m, say } from '../lang';
import { ConfirmDanger } from '../parts/ConfirmDanger';
import { ErrorState } from '../parts/ErrorState';
import { fileName } from '../parts/lib';
import { PrintedPages } from '../parts/PrintedPages';
import { StatusPill } from '../parts/StatusPill';
import { tell, tellProblem } from '../parts/toast';
import { AmendDialog } from './AmendDialog';
import { Chain } from './Chain';
import classes from './decree.module.css';
import { DecreeFields } from './DecreeFields';
import { Checks, Steps } from './DecreeHead';
import { IssueDialog } from './IssueDialog';
import { Issued } from './Issued';
import { RevokeDialog } from './RevokeDialog';
import { blocking, isDirty, stepsOf } from './lib';

export function DecreeDetail({ view }: { readonly view: DecreeView }) {
  const [form, setForm] = useState(view.form);
  const [base, setBase] = useState(view.form);
  const [issuing, setIssuing] = useState(false);
  const [throwing, setThrowing] = useState(false);
  const [exporting, setExporting] = useState(false);
  const [changing, setChanging] = useState<'amend' | 'revoke' | null>(null);
  const issued = view.state === 'issued';
  const dirty = !issued && isDirty(form, base);
  const [settled] = useDebouncedValue(form, 400);
  const pages = useRead(['decree', 'pages', view.id, settled], () => office.decreePages(view.id, settled), { keep: true });
  const proposal = useRead(['proposal', 'one', view.proposal_id], () => office.proposalGet(view.proposal_id));
  const revokes = view.kind === 'revocation';
  const consents = proposal.data && !revokes ? consentsOf(proposal.data) : null;
  /** Only the newest issued decree of a team that still serves may be changed by another. */
  const changeable = issued && !view.revoked && !revokes && view.chain.findLast((link) => link.state === 'issued')?.id === view.id;

  if (view.form !== base && !dirty && isDirty(view.form, base)) {
    setBase(view.form);
    setForm(view.form);
  }

  const save = useWrite((next: DecreeForm) => office.decreeSave(view.id, next), { failed: () => undefined });
  const remove = useWrite(() => office.decreeDelete(view.id), { done: () => (revokes ? go('decree', view.chain[0]?.id) : go('proposal', view.proposal_id)) });
  const keep = async (): Promise<boolean> => {
    if (!dirty) return true;
    try {
      const done = await save.mutateAsync(form);
      setBase(done.form);
      setForm(done.form);
      return true;
    } catch {
      return false;
    }
  };
  const question = useUnsaved(dirty, keep);
  const stale = save.isError && save.error instanceof Error && 'code' in save.error && save.error.code === 'stale';
  const reload = async () => {
    const latest = await office.decreeGet(view.id);
    setBase(latest.form);
    setForm(latest.form);
    save.reset();
  };
  const exportFiles = async () => {
    if (!(await keep())) return;
    setExporting(true);
    try {
      const result = await office.decreeExport(view.id);
      if (result) tell(m.pages_saved({ files: result.files.map(fileName).join(', ') }));
    } catch (problem) {
      tellProblem(problem);
    } finally {
      setExporting(false);
    }
  };
  const openIssue = async () => {
    if (await keep()) setIssuing(true);
  };
  const blocked = blocking(view.checks).length > 0 && !dirty;

  return (
    <Page
      title={view.brief_title}
      meaning={issued ? m.decree_issued_meaning() : m.decree_draft_meaning()}
      above={
        <span className={classes.above}>
          <a href="#/decree">
            <IconArrowLeft size={14} aria-hidden /> {m.frame_decree()}
          </a>
          <a href={`#/proposal/${encodeURIComponent(view.proposal_id)}`}>{m.decree_see_proposal()}</a>
        </span>
      }
      beside={<><StatusPill {...statePill(view.revoked && issued && !revokes ? 'revoked' : view.state)} />{view.kind !== 'founding' && <Text span size="sm" c="dimmed">{say(`decree_kind_${view.kind}`)}{view.effective !== null && `, ${m.decree_effective({ date: formatDate(view.effective) })}`}</Text>}{dirty && <Text span size="xs" c="dimmed">{m.brief_unsaved()}</Text>}</>}
      action={
        <>
          {!issued && (
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon variant="subtle" color="gray" size="lg" aria-label={m.decree_more()}>
                  <IconDots size={18} color="var(--ink-soft)" />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item color="red" leftSection={<IconTrash size={16} />} onClick={() => setThrowing(true)}>
                  {m.decree_delete()}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
          {changeable && (
            <>
              <Button variant="default" color="red" leftSection={<IconBan size={16} />} onClick={() => setChanging('revoke')} data-testid="revoke-open">
                {m.revoke_open()}
              </Button>
              <Button variant="default" leftSection={<IconUsersMinus size={16} />} disabled={!proposal.data} onClick={() => setChanging('amend')} data-testid="amend-open">
                {m.amend_open()}
              </Button>
            </>
          )}
          <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => void exportFiles()} loading={exporting} data-testid="decree-export">
            {m.decree_export()}
          </Button>
          {!issued && (
            <>
              <Button variant="default" leftSection={<IconDeviceFloppy size={16} />} disabled={!dirty} loading={save.isPending} onClick={() => void keep().then((kept) => kept && tell(m.common_saved()))} data-testid="decree-save">
                {m.common_save()}
              </Button>
              <Button leftSection={<IconRosetteDiscountCheck size={16} />} disabled={blocked} onClick={() => void openIssue()} data-testid="decree-issue">
                {m.decree_issue()}
              </Button>
            </>
          )}
        </>
      }
      fill
    >
      {question}
      <Steps steps={stepsOf(view, form, consents)} consents={consents} proposal={view.proposal_id} />
      {save.isError && <ErrorState inline problem={save.error} title={stale ? m.decree_stale_title() : m.brief_save_failed()} onRetry={stale ? () => void reload() : undefined} />}
      <div className={classes.columns}>
        {issued ? (
          <Issued view={view} />
        ) : (
          <div className={classes.form} tabIndex={-1}>
            <Checks checks={view.checks} stale={dirty} />
            <Chain view={view} />
            <DecreeFields form={form} onChange={setForm} />
          </div>
        )}
        <PrintedPages pages={pages} pending={settled !== form} hook="decree-page" />
      </div>
      {changing === 'amend' && proposal.data && <AmendDialog view={view} proposal={proposal.data} onClose={() => setChanging(null)} />}
      {changing === 'revoke' && <RevokeDialog view={view} onClose={() => setChanging(null)} />}
      {issuing && <IssueDialog view={view} form={form} consents={consents} onClose={() => setIssuing(false)} />}
      <ConfirmDanger opened={throwing} title={m.decree_delete_title()} losses={[m.decree_delete_loss()]} text={revokes ? m.decree_delete_text_revocation() : m.decree_delete_text()} verb={m.decree_delete()} busy={remove.isPending} onClose={() => setThrowing(false)} onConfirm={() => {
        setBase(form);
        remove.mutate(undefined);
      }} />
    </Page>
  );
}
