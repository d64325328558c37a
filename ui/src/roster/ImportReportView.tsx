/** The report of an import: each file's counts above; at the left the findings grouped by kind, at the right the cells of the chosen group. */
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconArrowBackUp, IconArrowRight, IconCircleCheck, IconTool } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { office, type Finding, type ImportReport } from '../backend';
import { useRead } from '../frame/reads';
import { go } from '../frame/route';
import { formatNumber, m, say, useLanguage } from '../lang';
import { ConfirmDanger } from '../parts/ConfirmDanger';
import { EmptyState } from '../parts/EmptyState';
import { StatusPill, type PillTone } from '../parts/StatusPill';
import { Nothing } from '../parts/Texts';
import { VirtualTable, type Column } from '../parts/VirtualTable';
import { cellName, grave, groupFindings, type FindingGroup } from './findings';
import { kindName, lossesOf, useUndoImport } from './ImportList';
import classes from './ImportPage.module.css';

export const findingName = (kind: string): string => say(`finding_${kind}`) ?? kind;
const treatmentName = (treatment: string): string => say(`treatment_${treatment}`) ?? treatment;
const tones: Readonly<Record<string, PillTone>> = { refused_row: 'blocked', refused_cell: 'blocked', asked: 'waiting', warned: 'waiting', merged: 'open', repaired: 'done', ignored: 'draft' };

export function ImportReportView({ report }: { readonly report: ImportReport }) {
  const spoken = useLanguage();
  const groups = useMemo(() => groupFindings(report.findings), [report]);
  const [chosen, setChosen] = useState(0);
  const group = groups[chosen];
  const columns = useMemo(() => findingColumns(spoken), [spoken]);
  return (
    <div className={classes.report}>
      <FileTable report={report} />
      {groups.length === 0 ? (
        <EmptyState icon={<IconCircleCheck size={28} />} title={m.roster_no_findings()} text={m.roster_no_findings_text()} action={<Button onClick={() => go('roster')}>{m.roster_to_list()}</Button>} />
      ) : (
        <div className={classes.findings}>
          <nav aria-label={m.roster_findings()} className={classes.groups}>
            {groups.map((item, index) => (
              <GroupButton key={`${item.treatment}/${item.kind}`} group={item} active={index === chosen} onClick={() => setChosen(index)} />
            ))}
          </nav>
          {group && (
            <div className={classes.cells}>
              <div className={classes.groupHead}>
                <strong>{findingName(group.kind)}</strong>
                <StatusPill tone={tones[group.treatment] ?? 'draft'} label={treatmentName(group.treatment)} />
                <p className={classes.soft}>{say(`advice_${group.kind}`) ?? group.findings[0]?.advice ?? ''}</p>
              </div>
              <VirtualTable label={findingName(group.kind)} columns={columns} rows={group.findings} rowKey={keyOf} />
            </div>
          )}
        </div>
      )}
    </div>
  );
}

const keyOf = (finding: Finding): string => `${finding.file}/${finding.sheet}/${finding.row}/${finding.column}/${finding.kind}/${finding.value}`;

function GroupButton({ group, active, onClick }: { readonly group: FindingGroup; readonly active: boolean; readonly onClick: () => void }) {
  return (
    <button type="button" aria-current={active || undefined} onClick={onClick} data-grave={grave(group.treatment) || undefined}>
      {grave(group.treatment) ? <IconAlertTriangle size={16} aria-hidden /> : <IconTool size={16} aria-hidden />}
      <span className={classes.groupName}>
        {findingName(group.kind)}
        <span className={classes.treatment}>{treatmentName(group.treatment)}</span>
      </span>
      <span>{formatNumber(group.findings.length)}</span>
    </button>
  );
}

function FileTable({ report }: { readonly report: ImportReport }) {
  const imports = useRead(['roster', 'imports'], () => office.rosterImports());
  const item = imports.data?.find((candidate) => candidate.id === report.import);
  const [asking, setAsking] = useState(false);
  const undo = useUndoImport(() => {
    setAsking(false);
    go('import');
  });
  return (
    <section className={classes.fileBox}>
      <div className={classes.fileScroll} tabIndex={0} role="region" aria-label={m.roster_report_files()}>
        <table className={classes.fileTable}>
          <thead>
            <tr>
              <th scope="col">{m.roster_file()}</th>
              <th scope="col">{m.roster_file_kind()}</th>
              <th scope="col">{m.roster_new()}</th>
              <th scope="col">{m.roster_changed()}</th>
              <th scope="col">{m.roster_unchanged()}</th>
              <th scope="col">{m.roster_refused()}</th>
            </tr>
          </thead>
          <tbody>
            {report.files.map((file) => (
              <tr key={file.file}>
                <td title={file.file}>{file.file}</td>
                <td>{kindName(file.kind)}</td>
                <td>{formatNumber(file.new)}</td>
                <td>{formatNumber(file.changed)}</td>
                <td>{formatNumber(file.unchanged)}</td>
                <td data-refused={file.refused > 0 || undefined}>{formatNumber(file.refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.fileFoot}>
        {report.import === null ? <span className={classes.soft}>{m.roster_import_nothing()}</span> : <span className={classes.soft}>{m.roster_import_kept()}</span>}
        <span className={classes.grow} />
        {item?.can_undo && (
          <Button size="xs" variant="default" leftSection={<IconArrowBackUp size={14} />} onClick={() => setAsking(true)}>
            {m.roster_undo_import()}
          </Button>
        )}
        <Button size="xs" rightSection={<IconArrowRight size={14} />} onClick={() => go('roster')}>
          {m.roster_to_list()}
        </Button>
      </div>
      <ConfirmDanger opened={asking} title={m.roster_undo_title()} text={m.roster_undo_text()} losses={item ? lossesOf(item) : []} verb={m.roster_undo_import()} busy={undo.isPending} onConfirm={() => item && undo.mutate(item.id)} onClose={() => setAsking(false)} />
    </section>
  );
}

/** `_spoken` is listed so that the words of the head follow the language. */
function findingColumns(_spoken: string): Column<Finding>[] {
  return [
    { key: 'file', title: m.roster_file(), sort: (row) => row.file, width: 200, render: (row) => <span title={row.file}>{row.file}</span> },
    { key: 'sheet', title: m.roster_sheet(), sort: (row) => row.sheet, width: 110, render: (row) => row.sheet || <Nothing /> },
    { key: 'cell', title: m.roster_cell(), sort: (row) => row.row, width: 84, render: (row) => cellName(row.row, row.column) || m.roster_whole_sheet() },
    { key: 'header', title: m.roster_column(), sort: (row) => row.header, width: 150, render: (row) => <span title={row.header}>{row.header || <Nothing />}</span> },
    { key: 'value', title: m.roster_value(), sort: (row) => row.value, render: (row) => (row.value === '' ? <Nothing /> : <code title={row.value}>{row.value}</code>) },
  ];
}
