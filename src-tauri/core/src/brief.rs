//! What a project needs: seats, what the team as a whole must cover, how units mix, for how long.

use crate::roster::{AsnKind, CompetencyCode, Level, Rank};
use jiff::civil::Date;

/// A request for a team.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// The code the office uses, such as `P01`; unique in a file when not empty.
    pub code: String,
    pub title: String,
    /// Id of the agency that hosts the team.
    pub host: Option<String>,
    pub term: Term,
    pub seats: Vec<Seat>,
    pub coverage: Vec<Coverage>,
    pub mix: UnitMix,
    /// One seat of the team is to grow in: exactly one member is one level short of one thing their seat asks, and another
    /// member, from another agency, has that level.
    pub growth: bool,
    pub pins: Pins,
}

/// Both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub start: Date,
    pub end: Date,
}

impl Term {
    pub fn overlaps(&self, other: &Term) -> bool {
        self.start <= other.end && other.start <= self.end
    }
}

/// One kind of seat, `count` of them alike.
#[derive(Clone, Debug, PartialEq)]
pub struct Seat {
    /// Unique in the brief, such as `P01-K01`.
    pub code: String,
    /// The name in the decree, such as `Ketua`.
    pub role: String,
    /// 1 or more; of a seat with `least` the most.
    pub count: u16,
    /// Fewest people, at most `count`; 0 leaves the seat to choice. `None`: exactly `count`.
    pub least: Option<u16>,
    /// Hours a week one holder gives.
    pub hours: u16,
    pub rank_min: Option<Rank>,
    pub rank_max: Option<Rank>,
    /// Empty: every kind.
    pub kinds: Vec<AsnKind>,
    pub requirements: Vec<Requirement>,
    /// Filled by an office, such as `Sekretaris Daerah`: outside the optimisation, still in the decree.
    pub office: Option<String>,
    /// Honorarium of one holder, in whole rupiah.
    pub cost: u32,
    /// Open to those on class or clinic duty too. A duty bars from every other seat, over its days and always where it has
    /// none; leave and study leave bar from all.
    pub duty: bool,
}

/// What a seat asks of one competency. `minimum` bars, `preferred` earns fit.
#[derive(Clone, Debug, PartialEq)]
pub struct Requirement {
    pub competency: CompetencyCode,
    pub minimum: Option<Level>,
    pub preferred: Option<Level>,
    /// 1 to 9; only the preferred level is weighed.
    pub weight: u8,
}

/// At least `people` members with the competency at the level or above, and at most `most` where it is given.
#[derive(Clone, Debug, PartialEq)]
pub struct Coverage {
    pub competency: CompetencyCode,
    pub level: Level,
    pub people: u16,
    pub most: Option<u16>,
}

/// How the units mix in one team.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnitMix {
    pub min_agencies: Option<u16>,
    pub max_per_agency: Option<u16>,
    /// Whole percent of the seats, rounded down to people.
    pub host_share_max: Option<u8>,
    /// No agency but the host may send just one person.
    pub no_lone_outsider: bool,
    pub representation: Vec<Representation>,
}

/// At least `people` members from the agencies whose name begins with `prefix`, such as `Kecamatan`.
#[derive(Clone, Debug, PartialEq)]
pub struct Representation {
    pub prefix: String,
    pub people: u16,
}

/// What a person decided before the engine starts. People by NIP.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pins {
    /// (seat code, NIP)
    pub locked: Vec<(String, String)>,
    pub excluded: Vec<String>,
    /// On the team, whatever the seat.
    pub included: Vec<String>,
    /// Pairs that must not meet.
    pub apart: Vec<(String, String)>,
}

impl Representation {
    /// Whether members of an agency count. Upper and lower case, and blanks around either name, make no difference.
    pub fn counts(&self, agency: &str) -> bool {
        let fold = |name: &str| name.trim().to_lowercase();
        fold(agency).starts_with(&fold(&self.prefix))
    }
}

impl Seat {
    /// Fewest people the seat needs.
    pub fn fewest(&self) -> u16 {
        self.least.map_or(self.count, |least| least.min(self.count))
    }
}

impl Brief {
    /// The most people the engine may choose; where no size is free, exactly so many.
    pub fn seats_to_fill(&self) -> u16 {
        self.seats.iter().filter(|seat| seat.office.is_none()).map(|seat| seat.count).sum()
    }

    /// True when the size of the team is for the engine to choose, in some seat.
    pub fn flexible(&self) -> bool {
        self.seats.iter().any(|seat| seat.office.is_none() && seat.least.is_some_and(|least| least < seat.count))
    }
}
