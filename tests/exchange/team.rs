//! One team as a brief: a single seat for as many people as the team has, coverage for all that is asked of it.

use rampak_core::brief::{Brief, Coverage, Pins, Seat, Term, UnitMix};
use rampak_core::formation::{Candidate, Criterion, Instance, Policy, Standing};
use rampak_core::roster::{AsnKind, CompetencyCode, Level};

/// Who may be chosen.
pub struct Member {
    pub name: String,
    /// Lines they count for, ascending.
    pub lines: Vec<u16>,
    pub cost: u32,
}

/// At least, and at most, so many people of a kind.
pub struct Line {
    pub people: usize,
    pub most: Option<usize>,
}

/// `size`: of the team; `None` leaves it free. `apart`: pairs by index of whom at most one is chosen.
pub fn instance(members: Vec<Member>, size: Option<usize>, lines: &[Line], apart: &[(usize, usize)], criterion: Criterion) -> Instance {
    let small = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let codes: Vec<CompetencyCode> = (0..lines.len()).filter_map(|at| CompetencyCode::parse(&format!("R{at}"))).collect();
    let held = |lines: &[u16]| lines.iter().filter_map(|line| Some((*line, Level::new(1)?))).collect();
    let apart = apart.iter().map(|(a, b)| (members[*a].name.clone(), members[*b].name.clone())).collect();
    let seat = Seat {
        code: "A".into(),
        role: "A".into(),
        count: small(size.unwrap_or(members.len())),
        least: if size.is_some() { None } else { Some(0) },
        hours: 0,
        rank_min: None,
        rank_max: None,
        kinds: Vec::new(),
        requirements: Vec::new(),
        office: None,
        cost: 0,
        duty: false,
    };
    let coverage = lines
        .iter()
        .zip(&codes)
        .filter_map(|(line, code)| Some(Coverage { competency: code.clone(), level: Level::new(1)?, people: small(line.people), most: line.most.map(small) }));
    let candidate = |member: Member| Candidate {
        nip: member.name,
        agency: 0,
        rank: None,
        kind: AsnKind::Pns,
        levels: held(&member.lines),
        standing: Standing::Active,
        until: None,
        absences: Vec::new(),
        hours_used: 0,
        teams_used: 0,
        paid_used: 0,
        balance: 0.0,
        cost: member.cost,
        lot: None,
    };
    let day = jiff::civil::Date::constant(2027, 1, 1);
    Instance {
        brief: Brief {
            code: String::new(),
            title: String::new(),
            host: None,
            term: Term { start: day, end: day },
            seats: vec![seat],
            coverage: coverage.collect(),
            mix: UnitMix::default(),
            growth: false,
            pins: Pins { apart, ..Pins::default() },
        },
        people: members.into_iter().map(candidate).collect(),
        agencies: vec![String::new()],
        host: None,
        competencies: codes.iter().map(|code| code.as_str().to_owned()).collect(),
        policy: Policy { order: vec![(criterion, 0.0)], ..Policy::default() },
        past_pairs: Vec::new(),
        seed: None,
    }
}
