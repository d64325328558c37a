//! What can be asked of a proposal.

use clap::Subcommand;

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
        /// In this seat alone: its code or its role.
        #[arg(long)]
        seat: Option<String>,
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
