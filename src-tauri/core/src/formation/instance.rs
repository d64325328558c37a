//! What the engine takes: frozen arrays. No database, no clock.

use super::policy::Policy;
use crate::brief::{Brief, Term};
use crate::roster::{Absence, AsnKind, Level};
use jiff::civil::Date;
use sha2::{Digest, Sha256};

/// Index into [`Instance::people`].
pub type PersonIx = usize;
/// Index into the seats of [`Instance::brief`]; a seat may hold several people.
pub type SeatIx = usize;

/// Everything that decides a formation. Two equal instances give the same proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Instance {
    pub people: Vec<Candidate>,
    /// Names of the agencies, by [`Candidate::agency`].
    pub agencies: Vec<String>,
    /// Index of the brief's host in `agencies`.
    pub host: Option<usize>,
    /// Folded codes, by the first part of [`Candidate::levels`].
    pub competencies: Vec<String>,
    pub brief: Brief,
    pub policy: Policy,
    /// Pairs across agencies that met in a visible past team: lower index, higher index, how often. Sorted.
    pub past_pairs: Vec<(PersonIx, PersonIx, u16)>,
    /// Given by hand for experiments; `None` takes the hash of the instance, which nobody can try out.
    pub seed: Option<u64>,
}

/// A person as the engine sees them.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    pub nip: String,
    /// Index into [`Instance::agencies`].
    pub agency: usize,
    /// 1 to 17; `None` when the file does not say.
    pub rank: Option<u8>,
    pub kind: AsnKind,
    /// (index into [`Instance::competencies`], level), sorted by index. Absent means unknown, never level 0.
    pub levels: Vec<(u16, Level)>,
    pub standing: Standing,
    /// Last day in service: retirement or end of contract. `None` when not known to end.
    pub until: Option<Date>,
    /// Leave, study leave and duties, sorted. What ends before the term or begins after it decides nothing.
    pub absences: Vec<Absence>,
    /// Hours a week already given, over the terms that overlap the brief's.
    pub hours_used: u16,
    /// Teams sat on, over the terms that overlap the brief's.
    pub teams_used: u8,
    /// Of them: those with an honorarium.
    pub paid_used: u8,
    /// Balance of chance; above 0 means owed.
    pub balance: f64,
    /// What this person costs in any seat, in whole rupiah, on top of the seat's honorarium.
    pub cost: u32,
    /// Their number in the tie-break, 1 to 100 000, where it was fixed before NIPs were taken out; `None`: by seed and NIP.
    pub lot: Option<u32>,
}

/// Whether a person may be called on at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Active,
    /// Suspended, retired and the like, or on leave of which no days are known; the office keeps the exact word.
    Away,
}

impl Candidate {
    /// The first absence that keeps the person from a seat over a term: any, but for a duty where the seat is open to it.
    pub fn absent(&self, term: &Term, duty: bool) -> Option<&Absence> {
        self.absences.iter().find(|absence| absence.touches(term.start, term.end) && !(duty && absence.kind.is_duty()))
    }

    /// The number in the tie-break: a small one wins.
    pub fn drawn(&self, seed: u64) -> u32 {
        self.lot.unwrap_or_else(|| super::ground::draw(seed, &self.nip))
    }

    /// The level in a competency, if it is known.
    pub fn level(&self, competency: u16) -> Option<Level> {
        self.levels.binary_search_by_key(&competency, |(c, _)| *c).ok().map(|at| self.levels[at].1)
    }
}

impl Instance {
    /// Index of a folded competency code.
    pub fn competency(&self, code: &str) -> Option<u16> {
        self.competencies.iter().position(|c| c == code).map(|at| at as u16)
    }

    /// Index of the person with this NIP.
    pub fn person(&self, nip: &str) -> Option<PersonIx> {
        self.people.iter().position(|p| p.nip == nip)
    }

    /// Seats the engine fills (those not filled by an office), by index.
    pub fn open_seats(&self) -> impl Iterator<Item = SeatIx> + '_ {
        (0..self.brief.seats.len()).filter(|&s| self.brief.seats[s].office.is_none())
    }

    /// Fit of a person to a seat, 0-100: the weighted share of the preferred levels reached, each capped at the level
    /// asked for. Unknown earns nothing. A seat without preferred levels gives everyone 100.
    pub fn fit(&self, person: PersonIx, seat: SeatIx) -> f64 {
        let (mut reached, mut asked) = (0.0, 0.0);
        for need in &self.brief.seats[seat].requirements {
            let Some(preferred) = need.preferred else { continue };
            let weight = f64::from(need.weight.max(1));
            let level = self.competency(need.competency.as_str()).and_then(|c| self.people[person].level(c)).map_or(0, Level::get);
            asked += weight;
            reached += weight * f64::from(level.min(preferred.get())) / f64::from(preferred.get());
        }
        if asked == 0.0 { 100.0 } else { 100.0 * reached / asked }
    }

    /// The seed of the tie-break: the hand-given one, or the first eight bytes of a SHA-256 over what the instance asks.
    ///
    /// Pins, policy, the title and the names of seats are left out: whoever may add an exclusion that changes nothing, a
    /// blank in the title or a hair to a tolerance could otherwise draw again until a favourite comes up. A what-if and
    /// the curve over the tolerance keep the seed for the same reason.
    pub fn effective_seed(&self) -> u64 {
        if let Some(seed) = self.seed {
            return seed;
        }
        self.seed_after(self.hash_of_people())
    }

    /// What the seed takes of the people; hours and teams as they stand now.
    pub(super) fn hash_of_people(&self) -> Sha256 {
        let mut hash = Sha256::new();
        for person in &self.people {
            hash.update(person.nip.as_bytes());
            hash.update(format!("|{}|{:?}|{:?}|{:?}|{:?}|", person.agency, person.rank, person.kind, person.standing, person.until));
            hash.update(person.hours_used.to_be_bytes());
            hash.update([person.teams_used]);
            if person.paid_used > 0 {
                hash.update([b'p', person.paid_used]);
            }
            hash.update(person.balance.to_bits().to_be_bytes());
            hash.update(person.cost.to_be_bytes());
            for (competency, level) in &person.levels {
                hash.update(competency.to_be_bytes());
                hash.update([level.get()]);
            }
        }
        hash
    }

    /// The seed, given the people.
    pub(super) fn seed_after(&self, mut hash: Sha256) -> u64 {
        hash.update(format!("{:?}", (&self.agencies, self.host, &self.competencies, &self.past_pairs)));
        let brief = &self.brief;
        hash.update(format!("{:?}", (brief.term, &brief.coverage, &brief.mix)));
        for seat in &brief.seats {
            hash.update(format!(
                "{:?}",
                (seat.count, seat.least, seat.cost, seat.hours, seat.rank_min, seat.rank_max, &seat.kinds, &seat.requirements, seat.office.is_some())
            ));
        }
        if brief.growth {
            hash.update("growth");
        }
        for (seat, _) in brief.seats.iter().enumerate().filter(|(_, seat)| seat.duty) {
            hash.update(format!("duty{seat}"));
        }
        // of an absence only whether it bars: a day more or less, or one at another time, draws nothing again
        for (person, candidate) in self.people.iter().enumerate().filter(|(_, candidate)| candidate.absent(&brief.term, false).is_some()) {
            hash.update(format!("absent{person}{}", candidate.absent(&brief.term, true).is_some()));
        }
        let digest = hash.finalize();
        // a SHA-256 digest has 32 bytes
        u64::from_be_bytes(digest[..8].try_into().unwrap_or_default())
    }
}
