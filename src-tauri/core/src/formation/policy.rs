//! What is best, in the order the user put it: criteria with a tolerance each, never weights.

/// A criterion of formation, optimised in the order of [`Policy::order`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Criterion {
    /// Sum over members of the fit of person to seat, 0-100 each. Higher is better.
    Fit,
    /// Sum of the members' balances of chance. Higher is better.
    Chance,
    /// Number of agencies in the team. Higher is better.
    Agencies,
    /// Pairs across agencies that have met in a visible past team, counted as often as they met. Lower is better.
    RepeatPairs,
    /// Members, where the size is free. Lower is better.
    Size,
    /// Sum of the honoraria of the seats and the costs of the members, in whole rupiah. Lower is better.
    Cost,
    /// Sum over agencies of the difference between the seats they have and the seats they would have if each were drawn
    /// among its eligible people. Lower is better. Of many teams only: a single team does not weigh it.
    Spread,
}

impl Criterion {
    /// Every criterion there is.
    pub const ALL: [Criterion; 7] =
        [Criterion::Fit, Criterion::Chance, Criterion::Agencies, Criterion::RepeatPairs, Criterion::Size, Criterion::Cost, Criterion::Spread];

    /// The stable key used in the database and on the wire.
    pub fn key(self) -> &'static str {
        match self {
            Criterion::Fit => "fit",
            Criterion::Chance => "chance",
            Criterion::Agencies => "agencies",
            Criterion::RepeatPairs => "repeat_pairs",
            Criterion::Size => "size",
            Criterion::Cost => "cost",
            Criterion::Spread => "spread",
        }
    }

    /// True when a larger value is better.
    pub fn maximised(self) -> bool {
        matches!(self, Criterion::Fit | Criterion::Chance | Criterion::Agencies)
    }
}

/// The order and how much of each may be given up for the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy {
    /// Lexicographic order with the tolerance of each: a share (0 to 1) of the best value at the stage where it is
    /// optimised, fixed once there. The tolerance of fit is a share of the best team's total fit.
    pub order: Vec<(Criterion, f64)>,
    /// Weekly hours a person may give to teams, all together.
    pub hours_cap: u16,
    /// Teams a person may sit on at once.
    pub teams_cap: u8,
    /// Seats with an honorarium a person may hold at once.
    pub paid_cap: u8,
}

impl Default for Policy {
    fn default() -> Self {
        Policy { order: Preset::Balanced.order(0.03), hours_cap: 20, teams_cap: 3, paid_cap: 3 }
    }
}

/// Named ways to weigh skill against chance, by how much fit may be given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preset {
    /// Much, so that more people get a chance.
    Even,
    /// As much as the office has set.
    Balanced,
    /// Nothing: chance decides among equally able teams alone.
    Competence,
}

impl Preset {
    pub const ALL: [Preset; 3] = [Preset::Even, Preset::Balanced, Preset::Competence];

    /// The stable key, which is also its name on the screen.
    pub fn key(self) -> &'static str {
        match self {
            Preset::Even => "merata",
            Preset::Balanced => "seimbang",
            Preset::Competence => "kompetensi",
        }
    }

    /// The order of an office that gives up `tolerance` (share 0 to 1) of fit. Fit always comes first, so that what is
    /// given up is known.
    pub fn order(self, tolerance: f64) -> Vec<(Criterion, f64)> {
        let fit = match self {
            Preset::Even => tolerance.max(0.1),
            Preset::Balanced => tolerance,
            Preset::Competence => 0.0,
        };
        vec![(Criterion::Fit, fit), (Criterion::Chance, 0.0), (Criterion::Agencies, 0.0), (Criterion::RepeatPairs, 0.0)]
    }

    /// The order for many teams at once: the even spread over agencies comes last.
    pub fn order_of_many(self, tolerance: f64) -> Vec<(Criterion, f64)> {
        let mut order = self.order(tolerance);
        order.push((Criterion::Spread, 0.0));
        order
    }
}
