//! What crosses: a proposal, its reasons, and what a change would do.

use super::consent::wire::{ConsentView, Party};
use crate::brief::wire::RuleText;
use crate::formation::wire::CriterionFigure;
use serde::{Deserialize, Serialize};
use specta::Type;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProposalItem {
    pub id: String,
    pub brief_id: String,
    pub title: String,
    /// `A`, `B`, `C` within the brief.
    pub letter: String,
    /// `proposed`, `consent_asked`, `approved`, `decreed`, `revoked`, `superseded`.
    pub state: String,
    pub outcome: String,
    pub gap: Option<f64>,
    pub members: u32,
    pub agencies: u32,
    /// ISO UTC.
    pub created: String,
    pub created_by: String,
}

/// A proposal, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ProposalView {
    pub id: String,
    pub version: i32,
    pub brief_id: String,
    pub brief_title: String,
    pub host: String,
    pub start: String,
    pub end: String,
    pub letter: String,
    /// The proposals of the same brief, for the tabs.
    pub siblings: Vec<ProposalItem>,
    pub state: String,
    pub outcome: String,
    pub gap: Option<f64>,
    pub criteria: Vec<CriterionFigure>,
    pub seats: Vec<SeatView>,
    pub coverage: Vec<CoverageLine>,
    pub mix: MixView,
    pub fairness: FairnessView,
    pub pins: Vec<PinView>,
    pub warnings: Vec<String>,
    pub overrides: Vec<OverrideView>,
    /// Rules the team breaks now (after changes by hand, or because data changed since).
    pub breaches: Vec<RuleText>,
    pub seed: String,
    pub solver: String,
    pub elapsed: f64,
    pub created: String,
    pub created_by: String,
    pub note: Option<String>,
    pub approved: Option<String>,
    pub approved_by: Option<String>,
    /// Decree drafted or issued from it.
    pub decree_id: Option<String>,
    /// The proposal this one was changed from by hand.
    pub from: Option<String>,
    /// The issued decree it changes.
    pub amends: Option<AmendsView>,
}

/// Which issued team changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AmendsView {
    pub decree_id: String,
    pub number: String,
    /// ISO day from which the new members serve.
    pub from: String,
}

/// A seat and who sits there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct SeatView {
    pub seat: String,
    pub role: String,
    /// Places: of a seat whose count is free, those the team has.
    pub count: u16,
    pub hours: u16,
    /// Filled by an office.
    pub office: Option<String>,
    pub eligible: u32,
    pub members: Vec<MemberView>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct MemberView {
    pub nip: String,
    pub name: String,
    pub position: String,
    pub agency: String,
    pub agency_id: String,
    pub rank: String,
    /// 0-100.
    pub fit: f64,
    pub balance: f64,
    pub served: u32,
    pub needs: Vec<NeedView>,
    pub locked: bool,
    /// The mentor of a member in the stretch seat.
    pub mentor: Option<String>,
    /// `not_asked`, `asked`, `agreed`, `refused`.
    pub consent: String,
    pub superior_consent: String,
    /// Holds this seat already, under the decree that is amended: need not be asked.
    pub serves: bool,
    /// The member's own answer, then their superior's.
    pub answers: Vec<ConsentView>,
}

/// A requirement against a person's level.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct NeedView {
    pub competency: String,
    pub name: String,
    pub level: Option<u8>,
    pub minimum: Option<u8>,
    pub preferred: Option<u8>,
    pub weight: u8,
}

/// A rule of the team as a whole: who counts for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CoverageLine {
    pub rule: RuleText,
    pub needed: u32,
    pub have: u32,
    /// NIPs that count.
    pub people: Vec<String>,
    pub met: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct MixView {
    pub agencies: Vec<crate::brief::wire::AgencyCount>,
    /// 1 - sum of squared shares.
    pub blau: f64,
    pub new_pairs: u32,
    pub repeat_pairs: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct FairnessView {
    /// Percent of the best team's fit given up; `None` where it is not known: formed with other teams.
    pub fit_given_up: Option<f64>,
    /// `None` where it is not known.
    pub fit_best: Option<f64>,
    pub balance_sum: f64,
    /// Members who serve for the first time.
    pub first_timers: u32,
    /// People who had a chance above 0.
    pub considered: u32,
    /// Seats that at most two people a place can fill now.
    pub narrow: Vec<NarrowSeat>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct NarrowSeat {
    pub role: String,
    pub candidates: u32,
    /// No more people than places.
    pub sole: bool,
    /// The requirement that makes it so.
    pub rule: Option<RuleText>,
}

/// A decision by hand that holds for this proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PinView {
    /// `locked`, `excluded`, `included`.
    pub kind: String,
    pub nip: String,
    pub name: String,
    pub seat: Option<String>,
}

/// Who overruled the engine, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct OverrideView {
    pub at: String,
    pub by: String,
    /// `lock`, `exclude`, `substitute`, `refused_person`, `refused_superior`, `replace`, `swap`, `move`, `approve`, `reopen`.
    pub action: String,
    pub detail: String,
    pub note: String,
}

/// Why this person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct WhyView {
    pub nip: String,
    pub name: String,
    pub agency: String,
    pub role: String,
    pub fit: f64,
    /// 1 is best; people with the same fit share a place.
    pub fit_rank: u32,
    pub eligible: u32,
    pub balance: f64,
    pub balance_rank: u32,
    pub served: u32,
    pub needs: Vec<NeedView>,
    /// The only member of their agency.
    pub brings_agency: bool,
    /// Members of other agencies with whom they did not serve within the window of the settings, and those with whom they did.
    pub new_pairs: u32,
    pub repeat_pairs: u32,
    pub pinned: bool,
    /// The mentor, where this member sits in the stretch seat.
    pub mentor: Option<String>,
    /// Sentences in the office's language, most telling first.
    pub sentences: Vec<String>,
}

/// Why not that one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct WhyNotView {
    pub nip: String,
    pub name: String,
    pub agency: String,
    /// `on_team`, `barred`, `cost`, `tie`, `impossible`.
    pub verdict: String,
    /// For each seat the first rule that bars.
    pub bars: Vec<BarView>,
    /// The seat with the fewest bars, or the one forced into.
    pub nearest_seat: Option<String>,
    /// Per criterion: with the person forced in.
    pub costs: Vec<CostView>,
    /// Who would leave and enter.
    pub leaves: Vec<PersonRef>,
    pub enters: Vec<PersonRef>,
    pub sentences: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BarView {
    pub role: String,
    /// `None`: eligible.
    pub rule: Option<RuleText>,
    pub have: Option<String>,
    pub need: Option<String>,
    pub bars: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct CostView {
    pub name: String,
    pub before: f64,
    pub after: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PersonRef {
    pub nip: String,
    pub name: String,
    pub agency: String,
    pub agency_id: String,
    pub role: String,
}

/// Further proposals that differ.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct AlternativesView {
    /// Ids, the best first.
    pub proposals: Vec<String>,
    /// Members in which each differs at least.
    pub apart: u32,
    /// Fewer than asked, because no more exist within the tolerances.
    pub none_left: bool,
}

/// What one tolerance of fit buys.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct PricePoint {
    /// Share 0 to 1 of the best team's fit.
    pub tolerance: f64,
    /// Mean fit of the members, 0-100.
    pub fit: f64,
    /// Total balance of the members.
    pub chance: f64,
    /// Members never chosen before.
    pub first: u32,
    /// Against the best team's fit (a tolerance of 0, and there the largest balance that can be had for nothing): percent of
    /// fit given up, balance gained, and how many more serve for the first time.
    pub fit_given_up: f64,
    pub chance_gained: f64,
    pub first_gained: i32,
    /// Total opportunity gap of the members, the other reading, which decides nothing; `None` while no issued team's is known.
    pub opportunity: Option<f64>,
    pub proved: bool,
}

/// A change by hand.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum ProposalChange {
    /// Keep the person in the seat and re-solve the rest.
    Lock {
        nip: String,
        seat: String,
    },
    Unlock {
        nip: String,
    },
    /// Leave the person out and re-solve.
    Exclude {
        nip: String,
    },
    /// Leave the person out, as after a refusal, and change as few others as can be.
    Substitute {
        nip: String,
        /// Where they were asked: who refused.
        #[serde(default)]
        refused: Option<Party>,
    },
    Readmit {
        nip: String,
    },
    /// Put one in another's place; nobody else moves.
    Replace {
        out: String,
        r#in: String,
    },
    /// Two members exchange seats; nobody else moves.
    Swap {
        a: String,
        b: String,
    },
    /// Into another seat, or in from outside; nobody else moves.
    Move {
        nip: String,
        seat: String,
    },
}

/// What a change does, before or after it is accepted.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Type)]
pub struct ChangeView {
    /// The new proposal; `None` for a preview.
    pub proposal: Option<String>,
    pub outcome: String,
    pub leaves: Vec<PersonRef>,
    pub enters: Vec<PersonRef>,
    pub costs: Vec<CostView>,
    /// Who stays in another seat, with the new role.
    #[serde(default)]
    pub moves: Vec<PersonRef>,
    /// Rules the new team breaks.
    pub breaches: Vec<RuleText>,
    /// The same rules with the people through whom.
    #[serde(default)]
    pub broken: Vec<BrokenView>,
    /// When impossible.
    pub conflict: Vec<crate::formation::wire::ConflictText>,
}

/// A rule that a team breaks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct BrokenView {
    pub rule: RuleText,
    /// What the rule asks, in its unit; of a cap the most it allows. 0 where there is nothing to count.
    pub needed: u32,
    /// 0 also stands for "not known".
    pub found: u32,
    /// Through whom; empty where it is about nobody in particular.
    pub people: Vec<PersonRef>,
    /// The whole sentence, in the office's language.
    pub text: String,
}

/// Someone who could sit in a member's place, the rest of the team as it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Type)]
pub struct ReplacementView {
    pub person: PersonRef,
    pub fit: f64,
    pub balance: f64,
    pub costs: Vec<CostView>,
    pub breaches: Vec<RuleText>,
}

/// A proposal as kept: the frozen result with the brief it was formed for. JSON in the file, never on the wire.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Body {
    /// As formed, pins included.
    pub form: crate::brief::wire::BriefForm,
    pub order: Vec<crate::formation::wire::CriterionOrder>,
    pub team: Vec<BodySeat>,
    pub outcome: String,
    pub gap: Option<f64>,
    pub criteria: Vec<CriterionFigure>,
    /// Person id and the chance they fairly had, without pins.
    pub chances: Vec<(String, f64)>,
    /// How they were computed: `lottery`, or `share` where time ended it.
    #[serde(default = "crate::formation::wire::lottery")]
    pub reading: String,
    pub seed: String,
    pub seed_by_hand: bool,
    pub solver: String,
    pub elapsed: f64,
    /// The proposal this one was changed from by hand.
    #[serde(default)]
    pub from: Option<String>,
    /// Shared by the teams of one portfolio.
    #[serde(default)]
    pub batch: Option<String>,
    /// The issued team whose members it changes.
    #[serde(default)]
    pub amends: Option<crate::formation::wire::Amends>,
    /// How its team came about: `alone`, `together`, `alternative`, `substitute` (after a refusal) or `drawn`.
    #[serde(default = "alone")]
    pub formed: String,
    /// What its figures are made of, as it stood: the people are the members, in the order of `team`. `None`: from before it
    /// was kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Box<crate::formation::wire::Job>>,
}

fn alone() -> String {
    "alone".into()
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BodySeat {
    pub seat: String,
    pub person_id: String,
    pub nip: String,
}

/// A file of one instance solved again.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstanceSolved {
    pub outcome: String,
    pub gap: Option<f64>,
    pub criteria: Vec<CriterionFigure>,
    pub team: Vec<crate::formation::wire::TeamSeat>,
    /// The team of the file, member by member.
    pub same: bool,
    /// As in the file: only of a team formed `alone` is the same to be expected.
    pub formed: String,
    pub conflict: Vec<crate::formation::wire::ConflictText>,
    /// False when time or the user ended the search for the conflict.
    pub minimal: bool,
    pub relaxations: Vec<crate::formation::wire::RelaxationText>,
    pub repair: Option<crate::formation::wire::RepairText>,
    pub seed: String,
    pub solver: String,
    /// Seconds.
    pub elapsed: f64,
}

/// The team of such a file, re-checked without the solver and explained.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct InstanceAudit {
    pub valid: bool,
    /// Rules the team breaks and figures that are not its own, in words.
    pub flaws: Vec<String>,
    pub outcome: String,
    pub criteria: Vec<CriterionFigure>,
    /// Why each member sits there.
    pub members: Vec<WhyView>,
}
