// PROVISIONAL: overwritten by tauri-specta's export. Written from wire.rs so that the ui can be typed before the window compiles.
import { Channel as TAURI_CHANNEL, invoke as TAURI_INVOKE } from '@tauri-apps/api/core';

export type Room = "roster" | "brief" | "ledger" | "formation" | "proposal" | "decree" | "settings";
export type Changed<T> = {
  value: T,
  rooms: Room[],
};
export type Problem = {
  /** Snake case, such as `file_newer`; its text is `problem_file_newer`. */
  code: string,
  /** Values for the text's placeholders. */
  params: { [key in string]: string },
};
export type ProgressLine = {
  /** Catalogue key `phase_<phase>`, such as `read_sheet`, `fit`, `chance`. */
  phase: string,
  /** Name of the file or thing at work, if any. */
  detail: string | null,
  done: number | null,
  total: number | null,
  /** Best so far and best possible, while a team is formed. */
  best: number | null,
  bound: number | null,
};
export type BriefItem = {
  id: string,
  code: string,
  title: string,
  host: string,
  host_id: string | null,
  start: string,
  end: string,
  /** Seats the engine fills. */
  seats: number,
  /** `draft`, `proposed`, `approved`, `decreed`. */
  state: string,
  proposals: number,
  /** ISO UTC. */
  updated: string,
};
export type BriefForm = {
  /** `None` for a new one. */
  id: string | null,
  /** As read; a save with an older version is refused. */
  version: number,
  code: string,
  title: string,
  host_id: string | null,
  /** ISO dates. */
  start: string,
  end: string,
  seats: SeatForm[],
  coverage: CoverageForm[],
  min_agencies: number | null,
  max_per_agency: number | null,
  /** Percent. */
  host_share_max: number | null,
  no_lone_outsider: boolean,
  representation: RepresentationForm[],
  pins: PinsForm,
};
export type SeatForm = {
  /** Unique in the brief; empty for a new one. */
  code: string,
  role: string,
  count: number,
  hours: number,
  /** Rank orders 1 to 17. */
  rank_min: number | null,
  rank_max: number | null,
  /** Empty: every kind the office admits. */
  kinds: string[],
  requirements: RequirementForm[],
  /** Filled by an office instead of a person the engine chooses. */
  office: string | null,
};
export type RequirementForm = {
  competency: string,
  minimum: number | null,
  preferred: number | null,
  weight: number,
};
export type CoverageForm = {
  competency: string,
  level: number,
  people: number,
};
export type RepresentationForm = {
  /** Beginning of the agencies' names, such as `Kecamatan`. */
  prefix: string,
  people: number,
};
export type PinsForm = {
  locked: LockForm[],
  /** NIPs. */
  excluded: string[],
  included: string[],
  apart: PairForm[],
};
export type LockForm = {
  seat: string,
  nip: string,
};
export type PairForm = {
  a: string,
  b: string,
};
export type SeatCount = {
  /** Index of the seat in the form. */
  seat: number,
  people: number,
  agencies: number,
  funnel: FunnelLine[],
  /** The rule without which most people would come in, and how many. */
  removes_most: RuleText | null,
  removes_most_gain: number,
  /** The agencies with eligible people, largest first, at most 60. */
  by_agency: AgencyCount[],
};
export type FunnelLine = {
  rule: RuleText,
  remaining: number,
  removed: number,
  /** Of those removed, barred by nothing but an unknown level. */
  not_assessed: number,
};
export type AgencyCount = {
  agency_id: string,
  agency: string,
  people: number,
};
export type RuleText = {
  /** `all`, `excluded`, `standing`, `kind`, `rank`, `minimum`, `hours`, `teams`, `availability`, `seats`, `coverage`, */
  /** `min_agencies`, `max_per_agency`, `host_share`, `no_lone_outsider`, `representation`, `one_seat`, `locked`, */
  /** `included`, `apart`. */
  kind: string,
  /** The seat's role, if the rule is of a seat. */
  seat: string | null,
  /** Name of the competency, person, agency prefix. */
  subject: string | null,
  /** Level, rank code, hours, people, percent. */
  value: string | null,
};
export type FormFault = {
  /** Path such as `title`, `seats.2.requirements.0.minimum`. */
  field: string,
  /** Catalogue key `fault_<kind>`. */
  kind: string,
};
export type DecreeItem = {
  id: string,
  proposal_id: string,
  brief_title: string,
  subject: string,
  number: string | null,
  date: string | null,
  /** `draft` or `issued`. */
  state: string,
  members: number,
  updated: string,
};
export type DecreeView = {
  id: string,
  proposal_id: string,
  brief_title: string,
  state: string,
  form: DecreeForm,
  checks: CheckView[],
  /** SHA-256 of what was issued, in hex. */
  hash: string | null,
  issued: string | null,
  issued_by: string | null,
};
export type DecreeForm = {
  version: number,
  /** `a4` or `f4`. */
  paper: string,
  font_size: number,
  margins: number[],
  centred_letterhead: boolean,
  emblem: boolean,
  letterhead: string[],
  address: string,
  title: string,
  number: string,
  subject: string,
  issuer: string,
  considering: string[],
  recalling: string[],
  noting: string[],
  enacting: string,
  dictums: DictumForm[],
  place: string,
  /** ISO date or empty. */
  date: string,
  capacity: string[],
  signatory_name: string,
  signatory_rank: string,
  signatory_nip: string,
  copies: string[],
  annex_title: string,
  members: MemberForm[],
};
export type DictumForm = {
  text: string,
  items: string[],
};
export type MemberForm = {
  name: string,
  nip: string,
  rank: string,
  position: string,
  agency: string,
  role: string,
};
export type CheckView = {
  kind: string,
  /** Field of the form, such as `recalling.3`. */
  field: string,
  blocks: boolean,
};
export type ExportResult = {
  /** Paths written. */
  files: string[],
};
export type FormationOptions = {
  /** Stop after this long and keep the best. */
  seconds: number | null,
  /** Share (0 to 1) at which each criterion may stop. */
  gap: number | null,
  /** By hand, for experiments; the proposal says so. Digits, because 64 bits do not fit the window's numbers. */
  seed: string | null,
  /** The order and tolerances of this formation; `None` takes the office's. */
  order: CriterionOrder[] | null,
};
export type CriterionOrder = {
  /** `fit`, `chance`, `agencies`, `repeat_pairs`. */
  criterion: string,
  /** Share 0 to 1. */
  tolerance: number,
};
export type CriterionFigure = {
  name: string,
  value: number,
  bound: number,
  gap: number,
  /** Met when this criterion was optimised, before later ones spent its tolerance. */
  best: number,
};
export type FormationResult = {
  /** `None` when impossible. */
  proposal: string | null,
  /** `proved`, `within_gap`, `stopped`, `infeasible`. */
  outcome: string,
  /** Largest of the criteria; 0 when proved. */
  gap: number | null,
  criteria: CriterionFigure[],
  team: TeamSeat[],
  conflict: ConflictText[],
  relaxations: RelaxationText[],
  /** Warnings: catalogue keys `warning_<key>`, such as `has_decree`, `seed_by_hand`, `narrow_seat`. */
  warnings: string[],
  /** Seconds. */
  elapsed: number,
};
export type TeamSeat = {
  /** The seat's code. */
  seat: string,
  role: string,
  nip: string,
  name: string,
  agency: string,
  agency_id: string,
};
export type ConflictText = {
  rule: RuleText,
  needed: number,
  available: number,
  /** The whole sentence, in the office's language. */
  text: string,
};
export type RelaxationText = {
  rule: RuleText,
  /** The new value; `None` drops the rule. */
  to: number | null,
  gains: number,
  text: string,
  /** The brief with this change made, ready to be saved. */
  form: BriefForm,
};
export type BalanceList = {
  sum: number,
  people: PersonBalance[],
};
export type PersonBalance = {
  nip: string,
  name: string,
  agency: string,
  agency_id: string,
  balance: number,
  credit: number,
  debit: number,
  served: number,
};
export type PersonLedger = {
  nip: string,
  name: string,
  agency: string,
  balance: number,
  lines: ChanceLine[],
};
export type ChanceLine = {
  /** `opening` for teams from before the product, or `decree`. */
  kind: string,
  team: string,
  decree: string,
  /** ISO date. */
  date: string | null,
  role: string | null,
  /** The chance fairly had, 0 to 1. */
  credit: number,
  debit: number,
  /** Balance after this line. */
  after: number,
};
export type AgencyBalance = {
  agency_id: string,
  agency: string,
  people: number,
  served: number,
  seats_per_head: number,
  balance: number,
  /** Never chosen among the active. */
  never: number,
  internal_ties: number,
  external_ties: number,
  /** E-I index, -1 to +1; `None` without ties. */
  index: number | null,
  expected: number | null,
};
export type TeamItem = {
  id: string,
  title: string,
  decree: string,
  host: string,
  start: string | null,
  end: string | null,
  members: number,
  agencies: number,
  by_rampak: boolean,
};
export type ProposalItem = {
  id: string,
  brief_id: string,
  title: string,
  /** `A`, `B`, `C` within the brief. */
  letter: string,
  /** `proposed`, `consent_asked`, `approved`, `decreed`, `superseded`. */
  state: string,
  outcome: string,
  gap: number | null,
  members: number,
  agencies: number,
  /** ISO UTC. */
  created: string,
  created_by: string,
};
export type ProposalView = {
  id: string,
  version: number,
  brief_id: string,
  brief_title: string,
  host: string,
  start: string,
  end: string,
  letter: string,
  /** The proposals of the same brief, for the tabs. */
  siblings: ProposalItem[],
  state: string,
  outcome: string,
  gap: number | null,
  criteria: CriterionFigure[],
  seats: SeatView[],
  coverage: CoverageLine[],
  mix: MixView,
  fairness: FairnessView,
  pins: PinView[],
  warnings: string[],
  overrides: OverrideView[],
  /** Rules the team breaks now (after changes by hand, or because data changed since). */
  breaches: RuleText[],
  seed: string,
  solver: string,
  elapsed: number,
  created: string,
  created_by: string,
  note: string | null,
  approved: string | null,
  approved_by: string | null,
  /** Decree drafted or issued from it. */
  decree_id: string | null,
};
export type SeatView = {
  seat: string,
  role: string,
  count: number,
  hours: number,
  /** Filled by an office. */
  office: string | null,
  eligible: number,
  members: MemberView[],
};
export type MemberView = {
  nip: string,
  name: string,
  position: string,
  agency: string,
  agency_id: string,
  rank: string,
  /** 0-100. */
  fit: number,
  balance: number,
  served: number,
  needs: NeedView[],
  locked: boolean,
  /** `not_asked`, `asked`, `agreed`, `refused`. */
  consent: string,
  superior_consent: string,
};
export type NeedView = {
  competency: string,
  name: string,
  level: number | null,
  minimum: number | null,
  preferred: number | null,
  weight: number,
};
export type CoverageLine = {
  rule: RuleText,
  needed: number,
  have: number,
  /** NIPs that count. */
  people: string[],
  met: boolean,
};
export type MixView = {
  agencies: AgencyCount[],
  /** 1 - sum of squared shares. */
  blau: number,
  new_pairs: number,
  repeat_pairs: number,
};
export type FairnessView = {
  /** Percent of the best team's fit given up. */
  fit_given_up: number,
  fit_best: number,
  balance_sum: number,
  /** Members who serve for the first time. */
  first_timers: number,
  /** People who had a chance above 0. */
  considered: number,
  /** Seats that few can fill: effective number of candidates 1 / sum((pi/n)^2). */
  narrow: NarrowSeat[],
};
export type NarrowSeat = {
  role: string,
  candidates: number,
  /** The requirement that makes it so. */
  rule: RuleText | null,
};
export type PinView = {
  /** `locked`, `excluded`, `included`. */
  kind: string,
  nip: string,
  name: string,
  seat: string | null,
};
export type OverrideView = {
  at: string,
  by: string,
  /** `lock`, `exclude`, `replace`, `approve`, `reopen`. */
  action: string,
  detail: string,
  note: string,
};
export type WhyView = {
  nip: string,
  name: string,
  agency: string,
  role: string,
  fit: number,
  /** 1 is best; people with the same fit share a place. */
  fit_rank: number,
  eligible: number,
  balance: number,
  balance_rank: number,
  served: number,
  needs: NeedView[],
  /** The only member of their agency. */
  brings_agency: boolean,
  pinned: boolean,
  /** Sentences in the office's language, most telling first. */
  sentences: string[],
};
export type WhyNotView = {
  nip: string,
  name: string,
  agency: string,
  /** `on_team`, `barred`, `cost`, `tie`, `impossible`. */
  verdict: string,
  /** For each seat the first rule that bars. */
  bars: BarView[],
  /** The seat with the fewest bars, or the one forced into. */
  nearest_seat: string | null,
  /** Per criterion: with the person forced in. */
  costs: CostView[],
  /** Who would leave and enter. */
  leaves: PersonRef[],
  enters: PersonRef[],
  sentences: string[],
};
export type BarView = {
  role: string,
  /** `None`: eligible. */
  rule: RuleText | null,
  have: string | null,
  need: string | null,
  bars: number,
};
export type CostView = {
  name: string,
  before: number,
  after: number,
};
export type PersonRef = {
  nip: string,
  name: string,
  agency: string,
  agency_id: string,
  role: string,
};
export type ProposalChange = { action: "lock"; nip: string; seat: string } | { action: "unlock"; nip: string } | { action: "exclude"; nip: string } | { action: "readmit"; nip: string } | { action: "replace"; out: string; in: string };
export type ChangeView = {
  /** The new proposal; `None` for a preview. */
  proposal: string | null,
  outcome: string,
  leaves: PersonRef[],
  enters: PersonRef[],
  costs: CostView[],
  /** Rules the new team breaks. */
  breaches: RuleText[],
  /** When impossible. */
  conflict: ConflictText[],
};
export type ReplacementView = {
  person: PersonRef,
  fit: number,
  balance: number,
  costs: CostView[],
  breaches: RuleText[],
};
export type PeopleQuery = {
  /** Part of a name or NIP. */
  search: string,
  agency_id: string | null,
  /** Rank orders 1 to 17, both included. */
  rank_min: number | null,
  rank_max: number | null,
  competency: string | null,
  /** With `competency`: at least this level. 0 lists the people whose level is unknown. */
  level: number | null,
  active_only: boolean,
  /** `name`, `agency`, `rank`, `balance`, `served`, `position`. */
  sort: string,
  descending: boolean,
};
export type PeopleList = {
  total: number,
  rows: PersonRow[],
};
export type PersonRow = {
  nip: string,
  /** With titles. */
  name: string,
  agency_id: string,
  agency: string,
  position: string,
  /** `III/c`; empty when unknown. */
  rank: string,
  kind: string,
  active: boolean,
  /** Seats served, from the ledger. */
  served: number,
  balance: number,
  /** The level in the filtered competency, when one is filtered and known. */
  level: number | null,
};
export type Profile = {
  nip: string,
  name: string,
  agency_id: string,
  agency: string,
  /** From the agency down to the person's own unit. */
  unit_path: string[],
  position: string,
  position_kind: string,
  position_since: string | null,
  /** `Penata (III/c)` */
  rank: string,
  rank_since: string | null,
  kind: string,
  /** The office's word, such as `Tugas Belajar`. */
  standing: string,
  active: boolean,
  education: string,
  /** ISO date; retirement or end of contract. */
  until: string | null,
  hours_used: number,
  levels: ProfileLevel[],
  performance: PerformanceYear[],
  teams: TeamServed[],
  partners: Partner[],
  balance: number,
  /** When the row was last changed by an import, ISO UTC. */
  updated: string,
};
export type ProfileLevel = {
  code: string,
  name: string,
  /** `manajerial`, `sosial_kultural`, `teknis`. */
  kind: string,
  level: number | null,
  /** ISO date or year. */
  dated: string | null,
  source: string | null,
  /** Older than the office's limit. */
  stale: boolean,
  /** What a chosen seat asks. */
  minimum: number | null,
  preferred: number | null,
};
export type PerformanceYear = {
  year: number,
  rating: string,
};
export type TeamServed = {
  team: string,
  role: string,
  decree: string,
  start: string | null,
  end: string | null,
  host: string,
  mark: number | null,
  /** Formed by Rampak, or imported from before. */
  by_rampak: boolean,
};
export type Partner = {
  nip: string,
  name: string,
  agency: string,
  agency_id: string,
  times: number,
};
export type AgencyItem = {
  id: string,
  name: string,
  /** Initials for the chip. */
  short: string,
  people: number,
};
export type CompetencyItem = {
  code: string,
  name: string,
  kind: string,
  /** People with a known level. */
  rated: number,
};
export type RosterStats = {
  people: number,
  agencies: number,
  units: number,
  ratings: number,
  /** Person x standard competency without a known level. */
  unknown_ratings: number,
};
export type ImportReport = {
  /** `None` when nothing changed and so nothing was recorded. */
  import: string | null,
  files: FileReport[],
  findings: Finding[],
};
export type FileReport = {
  /** Name without folder. */
  file: string,
  /** `personnel`, `units`, `competencies`, `ratings`, `technical_ratings`, `performance`, `workload`, `teams`, */
  /** `memberships`, `briefs`, several joined by `+`, or `unknown`. */
  kind: string,
  new: number,
  changed: number,
  unchanged: number,
  refused: number,
};
export type Finding = {
  file: string,
  sheet: string,
  /** 1-based as in the spreadsheet; for csv the record number with the header as 1; 0 for the whole sheet. */
  row: number,
  /** 1-based; 0 for the whole row. */
  column: number,
  /** The header over the cell, if known. */
  header: string,
  kind: string,
  value: string,
  /** `repaired`, `warned`, `asked`, `refused_row`, `refused_cell`, `merged`, `ignored`. */
  treatment: string,
  /** In words, in the office's language. */
  advice: string,
};
export type ImportItem = {
  id: string,
  /** ISO UTC. */
  at: string,
  by: string,
  files: FileReport[],
  findings: number,
  undone: boolean,
  /** Only the newest not undone can be undone. */
  can_undo: boolean,
};
export type Settings = {
  version: number,
  /** `id` or `en`. */
  language: string,
  /** Name of the person at this desk; stamped on approvals and overrides. */
  user_name: string,
  /** `Kabupaten Karawang` */
  region: string,
  /** `Karawang` */
  place: string,
  /** Weekly hours a person may give to teams. */
  hours_cap: number,
  /** Teams at once. */
  teams_cap: number,
  /** Percent of the best fit that may be given up for a fairer team. */
  fit_tolerance: number,
  /** Months in which a past pair counts as a repeat. */
  pair_window_months: number,
  /** Years for which an assessment counts as fresh. */
  assessment_years: number,
  /** Kinds of ASN that may sit on teams: `pns`, `cpns`, `pppk`, `pppk_part_time`. */
  asn_kinds: string[],
  /** Whether retirement and contract end before the end of the term bar a person. */
  check_retirement: boolean,
  decree: DecreeSettings,
};
export type DecreeSettings = {
  /** `a4` or `f4`. */
  paper: string,
  /** Points. */
  font_size: number,
  /** Centimetres. */
  margin_top: number,
  margin_right: number,
  margin_bottom: number,
  margin_left: number,
  centred_letterhead: boolean,
  /** Print the neutral emblem. */
  emblem: boolean,
  letterhead: string[],
  address: string,
  /** `BUPATI KARAWANG` */
  issuer: string,
  /** Lines above the signature. */
  signatory_capacity: string[],
  signatory_name: string,
  signatory_rank: string,
  signatory_nip: string,
  /** Default legal bases, each a whole citation. */
  recalling: string[],
  /** Citations to choose from. */
  recalling_library: string[],
  copies: string[],
};
export type OfficeInfo = {
  /** Name of the file, without its folder. */
  file: string,
  /** Filled with the sample regency: marked CONTOH everywhere. */
  sample: boolean,
  /** No person yet. */
  empty: boolean,
  people: number,
  program_version: string,
};
export type Home = {
  waiting: WaitingItem[],
  freshness: Freshness[],
  people: number,
  agencies: number,
  /** Active people who have never served on a team, and all active people. */
  never_served: number,
  active: number,
  /** Histogram of seats served: 0, 1, 2, 3, 4, 5 or more. */
  served_histogram: number[],
  /** The agencies with most ties: inside and outside. */
  openness: AgencyOpenness[],
};
export type WaitingItem = {
  /** `brief_draft`, `proposal_open`, `proposal_approved`, `decree_draft`. */
  kind: string,
  id: string,
  title: string,
  /** ISO UTC. */
  since: string,
};
export type Freshness = {
  /** A kind of sheet, such as `personnel`. */
  kind: string,
  /** ISO UTC of the last import, if any. */
  imported: string | null,
  rows: number,
};
export type AgencyOpenness = {
  agency_id: string,
  agency: string,
  internal_ties: number,
  external_ties: number,
  /** (external - internal) / (external + internal), -1 closed to +1 open (Krackhardt and Stern 1988). */
  index: number,
  /** What random mixing of the same sizes would give. */
  expected: number,
};
export const commands = {
  briefList: () => typedError<BriefItem[], Problem>(TAURI_INVOKE("brief_list", {  })),
  briefGet: (id: string) => typedError<BriefForm, Problem>(TAURI_INVOKE("brief_get", { id })),
  briefCheck: (form: BriefForm) => typedError<FormFault[], Problem>(TAURI_INVOKE("brief_check", { form })),
  briefSave: (form: BriefForm) => typedError<Changed<BriefForm>, Problem>(TAURI_INVOKE("brief_save", { form })),
  briefClone: (id: string) => typedError<Changed<string>, Problem>(TAURI_INVOKE("brief_clone", { id })),
  briefDelete: (id: string) => typedError<Changed<null>, Problem>(TAURI_INVOKE("brief_delete", { id })),
  briefRestore: (id: string) => typedError<Changed<null>, Problem>(TAURI_INVOKE("brief_restore", { id })),
  briefImport: (lines: TAURI_CHANNEL<ProgressLine>) => typedError<Changed<ImportReport> | null, Problem>(TAURI_INVOKE("brief_import", { lines })),
  briefCount: (form: BriefForm) => typedError<SeatCount[], Problem>(TAURI_INVOKE("brief_count", { form })),
  decreeList: () => typedError<DecreeItem[], Problem>(TAURI_INVOKE("decree_list", {  })),
  decreeGet: (id: string) => typedError<DecreeView, Problem>(TAURI_INVOKE("decree_get", { id })),
  decreeDraft: (proposal: string) => typedError<Changed<DecreeView>, Problem>(TAURI_INVOKE("decree_draft", { proposal })),
  decreeSave: (id: string, form: DecreeForm) => typedError<Changed<DecreeView>, Problem>(TAURI_INVOKE("decree_save", { id, form })),
  decreeDelete: (id: string) => typedError<Changed<null>, Problem>(TAURI_INVOKE("decree_delete", { id })),
  decreePages: (id: string, form: DecreeForm) => typedError<string[], Problem>(TAURI_INVOKE("decree_pages", { id, form })),
  decreeExport: (id: string) => typedError<ExportResult | null, Problem>(TAURI_INVOKE("decree_export", { id })),
  decreeIssue: (id: string, number: string, date: string) => typedError<Changed<DecreeView>, Problem>(TAURI_INVOKE("decree_issue", { id, number, date })),
  formationPropose: (brief: string, options: FormationOptions, lines: TAURI_CHANNEL<ProgressLine>) => typedError<Changed<FormationResult>, Problem>(TAURI_INVOKE("formation_propose", { brief, options, lines })),
  ledgerBalance: () => typedError<BalanceList, Problem>(TAURI_INVOKE("ledger_balance", {  })),
  ledgerPerson: (nip: string) => typedError<PersonLedger, Problem>(TAURI_INVOKE("ledger_person", { nip })),
  ledgerAgencies: () => typedError<AgencyBalance[], Problem>(TAURI_INVOKE("ledger_agencies", {  })),
  ledgerTeams: () => typedError<TeamItem[], Problem>(TAURI_INVOKE("ledger_teams", {  })),
  proposalList: (brief: string | null) => typedError<ProposalItem[], Problem>(TAURI_INVOKE("proposal_list", { brief })),
  proposalGet: (id: string) => typedError<ProposalView, Problem>(TAURI_INVOKE("proposal_get", { id })),
  proposalWhy: (id: string, nip: string) => typedError<WhyView, Problem>(TAURI_INVOKE("proposal_why", { id, nip })),
  proposalWhyNot: (id: string, nip: string, lines: TAURI_CHANNEL<ProgressLine>) => typedError<WhyNotView, Problem>(TAURI_INVOKE("proposal_why_not", { id, nip, lines })),
  proposalChange: (id: string, change: ProposalChange, note: string, dryRun: boolean, lines: TAURI_CHANNEL<ProgressLine>) => typedError<Changed<ChangeView>, Problem>(TAURI_INVOKE("proposal_change", { id, change, note, dryRun, lines })),
  proposalReplacements: (id: string, nip: string) => typedError<ReplacementView[], Problem>(TAURI_INVOKE("proposal_replacements", { id, nip })),
  proposalApprove: (id: string, version: number, note: string) => typedError<Changed<ProposalView>, Problem>(TAURI_INVOKE("proposal_approve", { id, version, note })),
  proposalReopen: (id: string, version: number, note: string) => typedError<Changed<ProposalView>, Problem>(TAURI_INVOKE("proposal_reopen", { id, version, note })),
  rosterPeople: (query: PeopleQuery) => typedError<PeopleList, Problem>(TAURI_INVOKE("roster_people", { query })),
  rosterProfile: (nip: string, brief: string | null, seat: string | null) => typedError<Profile, Problem>(TAURI_INVOKE("roster_profile", { nip, brief, seat })),
  rosterAgencies: () => typedError<AgencyItem[], Problem>(TAURI_INVOKE("roster_agencies", {  })),
  rosterCompetencies: () => typedError<CompetencyItem[], Problem>(TAURI_INVOKE("roster_competencies", {  })),
  rosterStats: () => typedError<RosterStats, Problem>(TAURI_INVOKE("roster_stats", {  })),
  rosterImport: (lines: TAURI_CHANNEL<ProgressLine>) => typedError<Changed<ImportReport> | null, Problem>(TAURI_INVOKE("roster_import", { lines })),
  rosterImports: () => typedError<ImportItem[], Problem>(TAURI_INVOKE("roster_imports", {  })),
  rosterImportUndo: (id: string) => typedError<Changed<null>, Problem>(TAURI_INVOKE("roster_import_undo", { id })),
  officeInfo: () => typedError<OfficeInfo, Problem>(TAURI_INVOKE("office_info", {  })),
  officeChoose: () => typedError<OfficeInfo | null, Problem>(TAURI_INVOKE("office_choose", {  })),
  officeNew: () => typedError<OfficeInfo | null, Problem>(TAURI_INVOKE("office_new", {  })),
  sampleLoad: (lines: TAURI_CHANNEL<ProgressLine>) => typedError<Changed<OfficeInfo>, Problem>(TAURI_INVOKE("sample_load", { lines })),
  settingsGet: () => typedError<Settings, Problem>(TAURI_INVOKE("settings_get", {  })),
  settingsSave: (settings: Settings) => typedError<Changed<Settings>, Problem>(TAURI_INVOKE("settings_save", { settings })),
  home: () => typedError<Home, Problem>(TAURI_INVOKE("home", {  })),
  jobCancel: () => typedError<null, Problem>(TAURI_INVOKE("job_cancel", {  })),
  jobKeep: () => typedError<null, Problem>(TAURI_INVOKE("job_keep", {  })),
};

async function typedError<T, E>(result: Promise<T>): Promise<{ status: "ok"; data: T } | { status: "error"; error: E }> {
  try { return { status: "ok", data: await result }; } catch (e) { if (e instanceof Error) throw e; return { status: "error", error: e as E }; }
}
