/** Past imports, newest first; the newest can be taken back whole. */
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { office, type ImportItem } from '../backend';
import { useRead, useWrite } from '../frame/reads';
import { formatDateTime, formatNumber, m, say } from '../lang';
import { ConfirmDanger } from '../parts/ConfirmDanger';
import { ErrorState } from '../parts/ErrorState';
import { LoadingSkeleton } from '../parts/LoadingSkeleton';
import { StatusPill } from '../parts/StatusPill';
import { tell } from '../parts/toast';
import classes from './ImportPage.module.css';
import { lastReport } from './lastReport';

/** What taking an import back loses, file by file. */
export function lossesOf(item: ImportItem): string[] {
  return item.files.map((file) => m.roster_undo_loss({ file: file.file, new: formatNumber(file.new), changed: formatNumber(file.changed) }));
}

export const kindName = (kind: string): string => kind.split('+').map((part) => say(`roster_kind_${part}`) ?? part).join(', ');

export function ImportList({ busy }: { readonly busy: boolean }) {
  const imports = useRead(['roster', 'imports'], () => office.rosterImports());
  const [asked, setAsked] = useState<ImportItem | null>(null);
  const undo = useUndoImport(() => setAsked(null));
  return (
    <section className={classes.past} aria-label={m.roster_past_imports()}>
      <h2>{m.roster_past_imports()}</h2>
      {imports.isPending && <LoadingSkeleton kind="rows" count={3} />}
      {imports.isError && <ErrorState problem={imports.error} inline onRetry={() => void imports.refetch()} />}
      {imports.data?.length === 0 && <p className={classes.soft}>{m.roster_past_imports_none()}</p>}
      <ul className={classes.imports}>
        {imports.data?.map((item) => (
          <li key={item.id} data-undone={item.undone || undefined}>
            <div className={classes.importHead}>
              <strong>{formatDateTime(item.at)}</strong>
              <span className={classes.soft}>{item.by}</span>
              {item.undone && <StatusPill tone="off" label={m.roster_undone()} />}
              <span className={classes.grow} />
              <span className={classes.soft}>{m.roster_findings_count({ count: formatNumber(item.findings) })}</span>
              {item.can_undo && (
                <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={14} />} disabled={busy} onClick={() => setAsked(item)}>
                  {m.roster_undo_import()}
                </Button>
              )}
            </div>
            <ul className={classes.files}>
              {item.files.map((file) => (
                <li key={file.file}>
                  <span className="cut" title={file.file}>
                    {file.file}
                  </span>
                  <span className={classes.soft}>{kindName(file.kind)}</span>
                  <span>{m.roster_file_counts({ new: formatNumber(file.new), changed: formatNumber(file.changed), refused: formatNumber(file.refused) })}</span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      <ConfirmDanger
        opened={asked !== null}
        title={m.roster_undo_title()}
        text={m.roster_undo_text()}
        losses={asked ? lossesOf(asked) : []}
        verb={m.roster_undo_import()}
        busy={undo.isPending}
        onConfirm={() => asked && undo.mutate(asked.id)}
        onClose={() => setAsked(null)}
      />
    </section>
  );
}

export function useUndoImport(after: () => void) {
  return useWrite((id: string) => office.rosterImportUndo(id), {
    done: (_, id) => {
      if (lastReport.get()?.import === id) lastReport.set(null);
      tell(m.roster_undo_done());
      after();
    },
  });
}
