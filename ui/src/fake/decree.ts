/** Decrees without Rust: a draft from an approved team, and pages drawn plainly. */
import type { AmendForm, ChangeView, CheckView, DecreeForm, DecreeView, OfficeCalls, RevokeForm, Watcher } from '../backend';
import { Problem } from '../problem';
import { progressOf } from './brief';
import { changed, sheet, wrap } from './common';
import { officeCalls } from './office';
import { proposalCalls } from './proposal';
import { keep, person, roleOf } from './proposal-view';

interface Draft {
  readonly id: string;
  readonly proposal: string;
  readonly title: string;
  form: DecreeForm;
  state: string;
  hash: string | null;
  issued: string | null;
  readonly kind: string;
  readonly root: string | null;
  readonly effective: string | null;
}

const drafts = new Map<string, Draft>();
let serial = 0;

function checks(form: DecreeForm): CheckView[] {
  const list: CheckView[] = [];
  const add = (kind: string, field: string, blocks: boolean) => list.push({ kind, field, blocks });
  if (form.number === '') add('number_missing', 'number', false);
  if (form.date === '') add('date_missing', 'date', false);
  if (form.subject.trim() === '') add('subject_missing', 'subject', true);
  if (form.signatory_name.trim() === '') add('signatory_missing', 'signatory_name', false);
  if (form.considering.length === 0) add('considering_empty', 'considering', true);
  if (form.recalling.length === 0) add('recalling_empty', 'recalling', true);
  form.recalling.forEach((text, at) => {
    if (text.includes('[..]')) add('recalling_gap', `recalling.${at}`, true);
  });
  if (form.dictums.length === 0) add('dictums_empty', 'dictums', true);
  if (form.members.length === 0) add('annex_empty', 'members', true);
  return list;
}

const rootOf = (draft: Draft): Draft => (draft.root === null ? draft : (drafts.get(draft.root) ?? draft));

/** Where it stands among the decrees of its team. */
function placeOf(draft: Draft) {
  const root = rootOf(draft);
  const chain = [...drafts.values()].filter((other) => rootOf(other) === root);
  const link = (other: Draft) => ({ id: other.id, kind: other.kind, state: other.state, number: other.form.number || null, date: other.form.date || null, effective: other.effective });
  return { kind: draft.kind, effective: draft.effective, revoked: chain.some((other) => other.kind === 'revocation' && other.state === 'issued'), chain: chain.map(link) };
}

const viewOf = (draft: Draft): DecreeView => ({ id: draft.id, proposal_id: draft.proposal, brief_title: draft.title, state: draft.state, form: structuredClone(draft.form), checks: draft.state === 'issued' ? [] : checks(draft.form), hash: draft.hash, issued: draft.issued, issued_by: draft.issued === null ? null : 'Rina Kurniasih', ...placeOf(draft) });

const found = (id: string): Draft => {
  const draft = drafts.get(id);
  if (!draft) throw new Problem('not_found', { what: 'decree', id });
  return draft;
};

async function drafted(proposal: string): Promise<Draft> {
  const one = keep(proposal);
  const old = [...drafts.values()].find((draft) => draft.proposal === proposal);
  if (old) return old;
  if (one.state !== 'approved') throw new Problem('proposal_not_approved');
  const { decree: set, place } = await officeCalls.settingsGet();
  const title = one.form.title;
  const form: DecreeForm = {
    version: 1,
    paper: set.paper,
    font_size: set.font_size,
    margins: [set.margin_top, set.margin_right, set.margin_bottom, set.margin_left],
    centred_letterhead: set.centred_letterhead,
    emblem: set.emblem,
    letterhead: set.letterhead,
    address: set.address,
    title: `KEPUTUSAN ${set.issuer}`,
    number: '',
    subject: title.toLocaleUpperCase('id'),
    issuer: set.issuer,
    considering: [`bahwa dalam rangka pelaksanaan tugas ${title}, perlu membentuk tim;`, 'bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a, perlu menetapkan Keputusan Bupati;'],
    recalling: [...set.recalling, 'Peraturan Daerah Kabupaten Karawang Nomor [..] Tahun [..] tentang Pembentukan dan Susunan Perangkat Daerah;'],
    noting: [],
    enacting: `KEPUTUSAN BUPATI TENTANG ${title.toLocaleUpperCase('id')}.`,
    dictums: [
      { text: `Membentuk ${title} dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran.`, items: [] },
      { text: 'Tim sebagaimana dimaksud dalam diktum KESATU mempunyai tugas:', items: ['menyusun rencana kerja tim;', 'melaksanakan koordinasi antarperangkat daerah; dan', 'melaporkan hasil kerja kepada Bupati melalui Sekretaris Daerah.'] },
      { text: 'Keputusan ini mulai berlaku pada tanggal ditetapkan.', items: [] },
    ],
    place,
    date: '',
    capacity: set.signatory_capacity,
    signatory_name: set.signatory_name,
    signatory_rank: set.signatory_rank,
    signatory_nip: set.signatory_nip,
    copies: set.copies,
    annex_title: `SUSUNAN KEANGGOTAAN ${title.toLocaleUpperCase('id')}`,
    members: one.picks.map((pick) => {
      const row = person(pick.nip);
      return { name: row.name, nip: row.nip, rank: row.rank, position: row.position, agency: row.agency, role: roleOf(one.form, pick.seat) };
    }),
  };
  serial += 1;
  const draft: Draft = { id: `decree-${serial}`, proposal, title, form, state: 'draft', hash: null, issued: null, kind: 'founding', root: null, effective: null };
  drafts.set(draft.id, draft);
  one.decree_id = draft.id;
  return draft;
}

const numbered = (head: string, list: readonly string[]) => list.flatMap((text, at) => wrap(`${at === 0 ? `${head}: ` : ''}${at + 1}. ${text}`, 78));

function pages(form: DecreeForm): string[] {
  const body = [...form.letterhead, form.title, `NOMOR ${form.number || '.........'}`, 'TENTANG', ...wrap(form.subject, 60), `${form.issuer},`, ...numbered('Menimbang', form.considering), ...numbered('Mengingat', form.recalling), 'MEMUTUSKAN:', ...wrap(form.enacting, 78), ...form.dictums.flatMap((dictum, at) => [...wrap(`DIKTUM ${at + 1}: ${dictum.text}`, 78), ...dictum.items.flatMap((text) => wrap(`– ${text}`, 74))]), `Ditetapkan di ${form.place}`, `pada tanggal ${form.date || '.........'}`, ...form.capacity, form.signatory_name];
  const annex = [form.annex_title, '', ...form.members.flatMap((row, at) => wrap(`${at + 1}. ${row.name} / ${row.nip} — ${row.position}, ${row.agency} — ${row.role}`, 78))];
  const per = 44;
  const sheets = [...Array.from({ length: Math.ceil(body.length / per) }, (_, at) => body.slice(at * per, (at + 1) * per)), annex];
  const high = form.paper === 'f4' ? 935 : 842;
  return sheets.map((lines) => sheet(lines, high));
}

export const decreeCalls = {
  decreeList: async () => [...drafts.values()].map((draft) => ({ id: draft.id, proposal_id: draft.proposal, brief_title: draft.title, subject: draft.form.subject, number: draft.form.number || null, date: draft.form.date || null, state: draft.state, members: draft.form.members.length, updated: '2026-11-24T02:15:00Z', kind: draft.kind, revoked: placeOf(draft).revoked })),
  decreeGet: async (id: string) => viewOf(found(id)),
  decreeDraft: async (proposal: string) => changed(viewOf(await drafted(proposal)), 'proposal', 'decree'),
  decreeSave: async (id: string, form: DecreeForm) => {
    const draft = found(id);
    if (draft.state === 'issued') throw new Problem('decree_issued');
    if (draft.form.version !== form.version) throw new Problem('stale');
    draft.form = { ...structuredClone(form), version: form.version + 1 };
    return changed(viewOf(draft), 'decree');
  },
  decreeDelete: async (id: string) => {
    const draft = found(id);
    keep(draft.proposal).decree_id = null;
    drafts.delete(id);
    return changed(null, 'decree', 'proposal');
  },
  decreePages: async (_id: string, form: DecreeForm) => pages(form),
  decreeExport: async (id: string) => ({ files: [`/home/rina/Dokumen/${found(id).form.number || 'rancangan'}.pdf`, `/home/rina/Dokumen/${found(id).form.number || 'rancangan'}.docx`] }),
  decreeIssue: async (id: string, number: string, date: string, _note: string) => {
    const draft = found(id);
    if (checks(draft.form).some((check) => check.blocks)) throw new Problem('decree_checks');
    draft.form = { ...draft.form, number, date };
    draft.state = 'issued';
    draft.hash = '9f2c61d0e4b7a83512cc07de5f4a9b186d3e7720c1f5a4be98d06231faa7c45e';
    draft.issued = '2026-11-24T02:40:00Z';
    const one = keep(draft.proposal);
    one.state = 'decreed';
    progressOf.set(one.form.id ?? '', { state: 'decreed', proposals: 1 });
    return changed(viewOf(draft), 'decree', 'proposal', 'brief', 'ledger');
  },
  /** The pretend amendment is the substitution of the first who leaves. */
  decreeAmend: async (id: string, form: AmendForm, watcher: Watcher) => {
    const { value } = await proposalCalls.proposalChange(found(id).proposal, { action: 'substitute', nip: form.out[0] ?? '', refused: null }, form.reason, true, watcher);
    return changed<ChangeView>(value, 'proposal');
  },
  decreeRevoke: async (id: string, form: RevokeForm) => {
    const root = rootOf(found(id));
    serial += 1;
    const draft: Draft = { ...root, id: `decree-${serial}`, form: { ...structuredClone(root.form), number: '', date: '', annex_title: '', members: [], subject: `PENCABUTAN ${root.form.subject}` }, state: 'draft', hash: null, issued: null, kind: 'revocation', root: root.id, effective: form.date };
    drafts.set(draft.id, draft);
    return changed(viewOf(draft), 'decree');
  },
} satisfies Partial<OfficeCalls>;
