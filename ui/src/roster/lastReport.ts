/** What the newest import read, changed and refused; kept until the next one so that the page can be left and found again. */
import { office, type ImportReport } from '../backend';
import { m } from '../lang';
import { runWork } from '../frame/work';
import { go } from '../frame/route';
import { officeStore } from '../parts/store';
import { tellProblem } from '../parts/toast';

export const lastReport = officeStore<ImportReport | null>(null);

/** Asks for files, reads them and shows the report. */
export async function importFiles(): Promise<void> {
  try {
    const report = await runWork({ kind: 'import', title: m.roster_import_running(), run: (watcher) => office.rosterImport(watcher) });
    if (!report) return;
    lastReport.set(report);
    go('import', 'report');
  } catch (problem) {
    tellProblem(problem);
  }
}
