//! What can be typed.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Rampak forms teams by competency across the units of a local government.
#[derive(Parser)]
#[command(name = "rampak", version, about)]
pub struct Args {
    /// The office file.
    #[arg(long, global = true, default_value = "kantor.rampak")]
    pub file: PathBuf,
    /// Machine output on stdout.
    #[arg(long, global = true)]
    pub json: bool,
    /// `id` or `en`; else the office's own.
    #[arg(long, global = true, value_parser = ["id", "en"])]
    pub lang: Option<String>,
    #[command(subcommand)]
    pub room: Room,
}

#[derive(Subcommand)]
pub enum Room {
    /// Make an office file.
    Init {
        /// Fill it with the sample regency.
        #[arg(long)]
        sample: bool,
    },
    /// Copy the office file while it is in use.
    Backup {
        /// The copy, which may not exist yet.
        to: PathBuf,
    },
    /// Daftar ASN.
    Roster {
        #[command(subcommand)]
        verb: Roster,
    },
    /// Kebutuhan Tim.
    Brief {
        #[command(subcommand)]
        verb: Brief,
    },
    /// Penyusunan Tim.
    Formation {
        #[command(subcommand)]
        verb: Formation,
    },
    /// Usulan Tim.
    Proposal {
        #[command(subcommand)]
        verb: Proposal,
    },
    /// A proposal as one file: solved, checked and explained anywhere.
    Instance {
        #[command(subcommand)]
        verb: Instance,
    },
    /// Undian.
    Lottery {
        #[command(subcommand)]
        verb: Lottery,
    },
    /// Surat Keputusan.
    Decree {
        #[command(subcommand)]
        verb: Decree,
    },
    /// Buku Penugasan.
    Ledger {
        #[command(subcommand)]
        verb: Ledger,
    },
}

#[derive(Subcommand)]
pub enum Roster {
    /// Read spreadsheets; several files are one import.
    Import {
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Past imports.
    Imports,
    /// Take the newest import back.
    Undo {
        id: String,
    },
    List {
        #[arg(long, default_value = "")]
        search: String,
        /// Id of an agency.
        #[arg(long)]
        agency: Option<String>,
        #[arg(long)]
        competency: Option<String>,
        #[arg(long)]
        level: Option<u8>,
        #[arg(long, default_value = "name")]
        sort: String,
    },
    Show {
        nip: String,
    },
    Stats,
}

#[derive(Subcommand)]
pub enum Brief {
    /// Read briefs from workbooks.
    Import {
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    List,
    /// A brief as JSON, by id or code.
    Show {
        brief: String,
    },
    /// Change what a brief asks.
    Set {
        brief: String,
        /// `true`: one stretch seat, for a member one level short, with a mentor from another agency. `false`: none.
        #[arg(long, action = clap::ArgAction::Set)]
        growth: bool,
    },
    /// A copy of a brief.
    Clone {
        brief: String,
    },
    Delete {
        brief: String,
    },
    /// Eligible people per seat.
    Count {
        brief: String,
    },
}

#[derive(Subcommand)]
pub enum Formation {
    /// Form a team for a brief (id or code).
    Propose {
        brief: String,
        /// Stop after so long and keep the best.
        #[arg(long)]
        seconds: Option<f64>,
        /// Share (0 to 1) at which each criterion may stop.
        #[arg(long, value_parser = share)]
        gap: Option<f64>,
        /// For experiments; the proposal says so.
        #[arg(long)]
        seed: Option<u64>,
        /// Criteria in their order, each with the share (0 to 1) of it that may be given up: `fit:0.03,chance,agencies`.
        #[arg(long, conflicts_with = "preset", value_delimiter = ',')]
        order: Vec<String>,
        /// A named order.
        #[arg(long, value_parser = ["merata", "seimbang", "kompetensi"])]
        preset: Option<String>,
    },
    /// Form teams for several briefs (id or code) at once.
    Portfolio {
        #[arg(required_unless_present = "all")]
        briefs: Vec<String>,
        /// Every brief that is without faults and without an issued decree.
        #[arg(long, conflicts_with = "briefs")]
        all: bool,
        /// Stop after so long and keep the best.
        #[arg(long)]
        seconds: Option<f64>,
        /// Share (0 to 1) at which each criterion may stop.
        #[arg(long, value_parser = share)]
        gap: Option<f64>,
        /// For experiments; the proposals say so.
        #[arg(long)]
        seed: Option<u64>,
        /// Criteria in their order, as of `propose`; `spread` too.
        #[arg(long, conflicts_with = "preset", value_delimiter = ',')]
        order: Vec<String>,
        /// A named order.
        #[arg(long, value_parser = ["merata", "seimbang", "kompetensi"])]
        preset: Option<String>,
    },
}

#[derive(Subcommand)]
pub enum Proposal {
    List {
        #[arg(long)]
        brief: Option<String>,
    },
    Show {
        id: String,
    },
    /// Further proposals for the same need that differ in so many members.
    Alternatives {
        id: String,
        #[arg(long, default_value_t = 2)]
        count: u32,
        /// At least so many other members; a quarter of the team when not given.
        #[arg(long)]
        apart: Option<u32>,
    },
    /// The price of fairness: what each tolerance of fit buys.
    Price {
        id: String,
    },
    /// What no balance sees: how narrow each seat is, and who nobody has assessed.
    Fairness {
        id: String,
    },
    /// Why this member.
    Why {
        nip: String,
        id: Option<String>,
    },
    /// Why not that one.
    WhyNot {
        nip: String,
        id: Option<String>,
    },
    /// Keep a person in a seat and form the rest again.
    Lock {
        id: String,
        nip: String,
        #[arg(long)]
        seat: Option<String>,
        #[arg(long, default_value = "")]
        note: String,
        /// Only show what it would do.
        #[arg(long)]
        dry_run: bool,
    },
    /// Leave a person out and form again.
    Exclude {
        id: String,
        nip: String,
        /// Change as few others as can be, as after a refusal.
        #[arg(long)]
        least: bool,
        /// They were asked: who refused. What they refuse themselves counts as a chance given. As with `--least`.
        #[arg(long, value_parser = ["person", "superior"])]
        refused: Option<String>,
        #[arg(long, default_value = "")]
        note: String,
        /// Only show what it would do.
        #[arg(long)]
        dry_run: bool,
    },
    /// Put one in another's place; nobody else moves.
    Replace {
        id: String,
        out: String,
        r#in: String,
        #[arg(long, default_value = "")]
        note: String,
        /// Only show what it would do.
        #[arg(long)]
        dry_run: bool,
    },
    /// Let two members exchange seats; nobody else moves.
    Swap {
        id: String,
        a: String,
        b: String,
        #[arg(long, default_value = "")]
        note: String,
        /// Only show what it would do.
        #[arg(long)]
        dry_run: bool,
    },
    /// Move a person into another seat, or in from outside; nobody else moves.
    Move {
        id: String,
        nip: String,
        #[arg(long)]
        seat: String,
        #[arg(long, default_value = "")]
        note: String,
        /// Only show what it would do.
        #[arg(long)]
        dry_run: bool,
    },
    /// Who could take a member's place.
    Replacements {
        id: String,
        nip: String,
    },
    /// Note that members and their superiors were asked: those named, or everyone not asked yet.
    Ask {
        id: String,
        nips: Vec<String>,
    },
    /// Record what a member or their superior said. Silence is not consent.
    Answer {
        id: String,
        nip: String,
        /// `asked` takes an answer back, `not-asked` the question too.
        #[arg(long, value_parser = ["agreed", "refused", "asked", "not-asked"])]
        says: String,
        /// Whose answer.
        #[arg(long, default_value = "person", value_parser = ["person", "superior"])]
        by: String,
        /// Who answered; needed of a superior.
        #[arg(long, default_value = "")]
        name: String,
        /// Needed of a refusal.
        #[arg(long, default_value = "")]
        reason: String,
    },
    Approve {
        id: String,
        #[arg(long, default_value = "")]
        note: String,
    },
    Reopen {
        id: String,
        #[arg(long, default_value = "")]
        note: String,
    },
}

#[derive(Subcommand)]
pub enum Lottery {
    /// Freeze a lottery and print its hash; with a number, draw from the one frozen last.
    Draw {
        /// Id or code of a brief.
        brief: String,
        /// The digits thrown, such as 042.
        #[arg(long)]
        number: Option<String>,
        /// Why once more.
        #[arg(long, default_value = "")]
        reason: String,
        /// How many teams are numbered; else by the smallest chance.
        #[arg(long)]
        panels: Option<u32>,
        /// What it is fair by; else leximin.
        #[arg(long, value_parser = ["leximin", "maximin", "nash"])]
        objective: Option<String>,
        /// The largest chance anyone may have, 0 to 1.
        #[arg(long)]
        cap: Option<f64>,
        /// People by salted numbers instead of NIP in the file.
        #[arg(long)]
        pseudonymous: bool,
        #[arg(long)]
        seconds: Option<f64>,
        /// Where the draw file goes: a file or a folder; else this folder.
        #[arg(long)]
        out: Option<PathBuf>,
    },
    /// Check a draw file by itself.
    Verify {
        draw_file: PathBuf,
        #[arg(long)]
        number: Option<String>,
        /// The hash announced before the number.
        #[arg(long)]
        hash: Option<String>,
    },
    List {
        #[arg(long)]
        brief: Option<String>,
    },
    Show {
        id: String,
    },
    /// Berita Acara Undian: the minutes of a lottery's newest draw. What is not given is printed as a line to be written on.
    Minutes {
        id: String,
        #[arg(long)]
        pdf: Option<PathBuf>,
        #[arg(long)]
        docx: Option<PathBuf>,
        /// Who led the draw.
        #[arg(long, default_value = "")]
        leader: String,
        #[arg(long, default_value = "")]
        leader_position: String,
        #[arg(long, default_value = "")]
        leader_nip: String,
        /// Who saw it; once for each. Two lines when none is named.
        #[arg(long)]
        witness: Vec<String>,
        /// Where it was held; else the office's place.
        #[arg(long)]
        place: Option<String>,
        /// The number in the register.
        #[arg(long, default_value = "")]
        number: String,
        /// How the number was found; else by ten-sided dice, one for each digit.
        #[arg(long)]
        means: Option<String>,
        /// The clock of the place.
        #[arg(long, default_value = "wib", value_parser = ["wib", "wita", "wit"])]
        zone: String,
    },
}

#[derive(Subcommand)]
pub enum Decree {
    List,
    /// A draft from an approved proposal.
    Draft {
        proposal: String,
    },
    Show {
        id: String,
    },
    Export {
        id: String,
        #[arg(long)]
        pdf: Option<PathBuf>,
        #[arg(long)]
        docx: Option<PathBuf>,
    },
    Issue {
        id: String,
        #[arg(long)]
        number: String,
        /// YYYY-MM-DD
        #[arg(long)]
        date: String,
        /// Why it is issued before everyone agreed.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Throw a draft away; its proposal stays approved.
    Delete {
        id: String,
    },
    /// Members leave an issued team: propose the rest of its term. Approved, drafted and issued like any other.
    Amend {
        id: String,
        /// NIP of who leaves.
        #[arg(long, required = true, num_args = 1..)]
        out: Vec<String>,
        /// YYYY-MM-DD, the first day without them.
        #[arg(long)]
        date: String,
        #[arg(long)]
        reason: String,
    },
    /// Draft the decree that ends an issued team early.
    Revoke {
        id: String,
        /// YYYY-MM-DD, the first day without the team.
        #[arg(long)]
        date: String,
        #[arg(long)]
        reason: String,
    },
}

#[derive(Subcommand)]
pub enum Ledger {
    Show {
        nip: String,
    },
    Balance,
    Agencies,
    Teams,
    /// People whom nothing but a missing assessment bars from the open briefs, by agency.
    NotAssessed,
    /// Who lends people to whom.
    Lending,
    /// Whom preferred levels and the tolerance shut out: the largest gaps first.
    Opportunity,
    /// Refusals by agency.
    Refusals,
}

#[derive(Subcommand)]
pub enum Instance {
    /// Write a proposal with all that decided it.
    Export {
        proposal: String,
        /// People by number instead of name and NIP. This hides names only: the number each person has in the tie-break is
        /// computed from the NIP, so whoever holds a list of NIPs can tell who is who.
        #[arg(long)]
        pseudonymous: bool,
        #[arg(long)]
        out: PathBuf,
    },
    /// Form the team again; needs no office file.
    Solve { path: PathBuf },
    /// Check every rule and figure without the solver; needs no office file.
    Audit { path: PathBuf },
}

/// A share: 0 to 1.
fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "0 to 1, such as 0.01".to_owned())
}
