//! Instances made by number: the same number gives the same instance.

use crate::brief::{Brief, Coverage, Pins, Representation, Requirement, Seat, Term, UnitMix};
use crate::formation::{Candidate, Criterion, Instance, PersonIx, Policy, Portfolio, SeatIx, Standing, Wanted};
use crate::roster::{Absence, AbsenceKind, AsnKind, CompetencyCode, Level, Rank};
use jiff::civil::{Date, date};

pub type Team = Vec<(SeatIx, PersonIx)>;

/// splitmix64
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    /// True in `percent` of 100 throws.
    pub fn hit(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    pub fn one_of<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.below(list.len() as u64) as usize]
    }
}

pub fn level(n: u64) -> Level {
    Level::new(n as u8).expect("tests ask for levels 1 to 5")
}

pub fn code(at: usize) -> CompetencyCode {
    CompetencyCode::parse(&format!("T{at:02}")).expect("a letter and digits are a code")
}

pub const END: Date = date(2027, 6, 30);

pub fn seat(name: &str, count: u16) -> Seat {
    Seat {
        code: name.into(),
        role: name.into(),
        count,
        hours: 4,
        rank_min: None,
        rank_max: None,
        kinds: Vec::new(),
        requirements: Vec::new(),
        office: None,
        least: None,
        cost: 0,
        duty: false,
    }
}

pub fn person(at: usize, agency: usize) -> Candidate {
    Candidate {
        nip: format!("19900101202001{:04}", 1000 + at),
        agency,
        rank: Some(10),
        kind: AsnKind::Pns,
        levels: Vec::new(),
        standing: Standing::Active,
        until: None,
        absences: Vec::new(),
        hours_used: 0,
        teams_used: 0,
        paid_used: 0,
        balance: 0.0,
        cost: 0,
        lot: None,
    }
}

/// Nobody and no seats, in two agencies with three competencies.
pub fn empty() -> Instance {
    Instance {
        people: Vec::new(),
        agencies: vec!["Dinas Sosial".into(), "Kecamatan Klari".into()],
        host: Some(0),
        competencies: (0..3).map(|at| code(at).to_string()).collect(),
        brief: Brief {
            code: String::new(),
            title: "Uji".into(),
            host: None,
            term: Term { start: date(2027, 1, 4), end: END },
            seats: Vec::new(),
            coverage: Vec::new(),
            mix: UnitMix::default(),
            growth: false,
            pins: Pins::default(),
        },
        policy: Policy::default(),
        past_pairs: Vec::new(),
        seed: None,
    }
}

/// At most 9 people and 4 seats, with any of the rules.
pub fn small(number: u64) -> Instance {
    let mut dice = Dice(number.wrapping_mul(0x5851_f42d_4c95_7f2d) + 1);
    let mut instance = empty();
    let people = 6 + dice.below(4) as usize;
    let names = ["Dinas Sosial", "Kecamatan Klari", "Badan Keuangan", "KECAMATAN Rawamerta"];
    instance.agencies = names[..2 + dice.below(3) as usize].iter().map(|name| (*name).to_owned()).collect();
    let agencies = instance.agencies.len();
    instance.host = dice.hit(80).then(|| dice.below(agencies as u64) as usize);
    let strict = dice.hit(20);
    for at in 0..people {
        let mut who = person(at, dice.below(agencies as u64) as usize);
        who.rank = (!dice.hit(10)).then(|| 7 + dice.below(6) as u8);
        who.kind = dice.one_of(&[AsnKind::Pns, AsnKind::Pns, AsnKind::Pppk]);
        who.levels = (0..3u16).filter_map(|c| if dice.hit(20) { None } else { Some((c, level(1 + dice.below(5)))) }).collect();
        who.standing = if dice.hit(5) { Standing::Away } else { Standing::Active };
        who.until = dice.hit(15).then(|| dice.one_of(&[date(2027, 3, 1), END, date(2030, 1, 1)]));
        who.hours_used = dice.one_of(&[0, 0, 0, 4, 4, 10, 12, 18]);
        who.teams_used = dice.one_of(&[0, 0, 0, 1, 1, 2, 2, 3]);
        who.balance = dice.below(400) as f64 / 100.0 - 2.0;
        instance.people.push(who);
    }
    let mut left = 2 + dice.below(3) as u16;
    while left > 0 {
        let count = (1 + dice.below(2) as u16).min(left);
        left -= count;
        let mut asked = seat(&format!("K{}", instance.brief.seats.len()), count);
        asked.hours = dice.one_of(&[4, 8]);
        if dice.hit(25) {
            asked.rank_min = Rank::pns(dice.one_of(&[7, 8, 9]));
        }
        if dice.hit(10) {
            asked.rank_max = Rank::pns(dice.one_of(&[10, 11, 12]));
        }
        if dice.hit(10) {
            asked.kinds = vec![AsnKind::Pns];
        }
        for competency in 0..3 {
            if dice.hit(45) {
                asked.requirements.push(Requirement {
                    competency: code(competency),
                    minimum: dice.hit(if strict { 75 } else { 30 }).then(|| level(1 + dice.below(if strict { 4 } else { 2 }))),
                    preferred: dice.hit(75).then(|| level(1 + dice.below(5))),
                    weight: 1 + dice.below(3) as u8,
                });
            }
        }
        instance.brief.seats.push(asked);
    }
    if dice.hit(10) {
        instance.brief.seats.push(Seat { office: Some("Sekretaris Daerah".into()), ..seat("pengarah", 1) });
    }
    let size = u64::from(instance.brief.seats_to_fill());
    if dice.hit(30) {
        let (competency, level, people) = (code(dice.below(3) as usize), level(2 + dice.below(3)), 1 + dice.below(2) as u16);
        // by the number, so that the dice fall as ever
        let most = [None, None, Some(people), Some(2)][number as usize % 4];
        instance.brief.coverage.push(Coverage { competency, level, people: if number.is_multiple_of(3) && most.is_some() { 0 } else { people }, most });
    }
    let mix = &mut instance.brief.mix;
    mix.min_agencies = dice.hit(30).then(|| 1 + dice.below(3) as u16);
    mix.max_per_agency = dice.hit(40).then(|| 1 + dice.below(size) as u16);
    mix.host_share_max = dice.hit(20).then(|| dice.one_of(&[25, 34, 50, 67]));
    mix.no_lone_outsider = dice.hit(12);
    if dice.hit(15) {
        mix.representation.push(Representation { prefix: "Kecamatan".into(), people: 1 + dice.below(2) as u16 });
    }
    let nip = |dice: &mut Dice| instance.people[dice.below(people as u64) as usize].nip.clone();
    let pins = &mut instance.brief.pins;
    if dice.hit(15) {
        let at = dice.below(instance.brief.seats.len() as u64) as usize;
        pins.locked.push((instance.brief.seats[at].code.clone(), nip(&mut dice)));
    }
    if dice.hit(15) {
        pins.included.push(nip(&mut dice));
    }
    if dice.hit(20) {
        pins.excluded.push(nip(&mut dice));
    }
    if dice.hit(25) {
        pins.apart.push((nip(&mut dice), nip(&mut dice)));
    }
    for a in 0..people {
        for b in a + 1..people {
            if instance.people[a].agency != instance.people[b].agency && dice.hit(25) {
                instance.past_pairs.push((a, b, 1 + dice.below(3) as u16));
            }
        }
    }
    let tolerance = |dice: &mut Dice| dice.one_of(&[0.0, 0.0, 0.03, 0.1]);
    let mut order = [Criterion::Fit, Criterion::Chance, Criterion::Agencies, Criterion::RepeatPairs];
    if dice.hit(40) {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at as u64 + 1) as usize);
        }
    }
    let keep = if dice.hit(15) { 2 } else { 4 };
    instance.policy.order = order[..keep].iter().map(|criterion| (*criterion, tolerance(&mut dice))).collect();
    free(&mut instance, &mut dice);
    paid(&mut instance, number);
    absent(&mut instance, number);
    instance
}

/// In one of three: honoraria, and people who have some already. Dice of its own, so that the rest is what it was without.
fn paid(instance: &mut Instance, number: u64) {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9) + 5);
    if dice.hit(67) {
        return;
    }
    instance.policy.paid_cap = 1 + dice.below(2) as u8;
    instance.people.iter_mut().for_each(|who| who.paid_used = dice.one_of(&[0, 0, 1, 2]).min(who.teams_used));
    instance.brief.seats.iter_mut().filter(|_| dice.hit(60)).for_each(|seat| seat.cost = 100);
}

/// In one of three: leave and duties around the edges of the term, and seats open to those on duty. Dice of its own, as above.
fn absent(instance: &mut Instance, number: u64) {
    let mut dice = Dice(number.wrapping_mul(0x9e37_79b9) + 11);
    if dice.hit(67) {
        return;
    }
    let Term { start, end } = instance.brief.term;
    let day = |days: i32| start.checked_add(jiff::Span::new().days(days)).expect("a day of the calendar");
    for who in &mut instance.people {
        for _ in 0..dice.one_of(&[0, 0, 0, 0, 0, 0, 0, 1, 1, 2]) {
            let first = dice.one_of(&[None, Some(day(-90)), Some(start), Some(day(80)), Some(end), Some(day(178)), Some(day(400))]);
            let last = dice.one_of(&[None, Some(day(-1)), Some(start), Some(day(90)), Some(end), Some(day(500))]);
            if first.zip(last).is_none_or(|(first, last)| first <= last) {
                who.absences.push(Absence { first, last, kind: dice.one_of(&AbsenceKind::ALL) });
            }
        }
        who.absences.sort_unstable();
    }
    instance.brief.seats.iter_mut().filter(|_| dice.hit(40)).for_each(|seat| seat.duty = true);
}

/// A small instance whose brief asks for a stretch seat, and for levels that some are one short of.
pub fn growing(number: u64) -> Instance {
    let (mut instance, mut dice) = (small(number), Dice(number.wrapping_mul(0x9e37_79b9) + 7));
    instance.brief.growth = true;
    for need in instance.brief.seats.iter_mut().flat_map(|seat| &mut seat.requirements) {
        if need.minimum.is_none_or(|least| least.get() < 2) && dice.hit(50) {
            need.minimum = Some(level(2 + dice.below(2)));
        }
    }
    if dice.hit(60) {
        instance.people.iter_mut().for_each(|who| (who.until, who.absences) = (None, Vec::new()));
    }
    instance
}

/// So many small instances, and half as many that ask for a stretch seat, each with its number.
pub fn each(count: u64) -> impl Iterator<Item = (u64, Instance)> {
    (0..count).map(|number| (number, small(number))).chain((0..count / 2).map(|number| (number, growing(number))))
}

/// In one of three: costs, a seat whose count is free, and a place in the order for cost and size.
fn free(instance: &mut Instance, dice: &mut Dice) {
    if dice.hit(67) {
        return;
    }
    instance.people.iter_mut().for_each(|who| who.cost = 50 * dice.below(6) as u32);
    let (many, asked) = (instance.open_seats().count() > 1, &mut instance.brief.seats[0]);
    asked.cost = [0, 100, 150][dice.below(3) as usize];
    asked.count += dice.below(2) as u16;
    asked.least = Some(u16::from(!many) + dice.below(u64::from(asked.count)) as u16);
    for criterion in [Criterion::Size, Criterion::Cost] {
        if dice.hit(60) {
            let (place, tolerance) = (dice.below(instance.policy.order.len() as u64 + 1) as usize, dice.one_of(&[0.0, 0.0, 0.34]));
            instance.policy.order.insert(place, (criterion, tolerance));
        }
    }
}

/// A regency of so many people: half teachers, a fifth health workers, 50 agencies, 72 competencies, and a brief of ten
/// seats that asks two or three levels of each.
pub fn regency(people: usize, number: u64) -> Instance {
    let mut dice = Dice(number);
    let mut instance = empty();
    instance.agencies = (0..50).map(|at| if at < 20 { format!("Dinas {at}") } else { format!("Kecamatan {at}") }).collect();
    instance.host = Some(7);
    instance.competencies = (0..72).map(|at| code(at).to_string()).collect();
    for at in 0..people {
        let agency = match dice.below(100) {
            0..42 => 0,
            42..62 => 1,
            62..85 => 2 + dice.below(18) as usize,
            _ => 20 + dice.below(30) as usize,
        };
        let mut who = person(at, agency);
        who.nip = format!("{:08}{:06}{:04}", 19_600_101 + at / 3, 200_001 + dice.below(9), at % 10_000);
        who.rank = (!dice.hit(3)).then(|| 5 + dice.below(10) as u8);
        who.kind = if dice.hit(70) { AsnKind::Pns } else { AsnKind::Pppk };
        let talent = dice.below(3);
        let assessed = dice.hit(85);
        for competency in 0..72u16 {
            let known = if competency < 9 { assessed } else { dice.hit(8) };
            if known {
                who.levels.push((competency, level((1 + talent + dice.below(3)).min(5))));
            }
        }
        who.standing = if dice.hit(4) { Standing::Away } else { Standing::Active };
        who.until = dice.hit(10).then(|| date(2026 + dice.below(20) as i16, 3, 1));
        who.hours_used = dice.one_of(&[0, 0, 0, 4, 8, 16, 20]);
        who.teams_used = dice.one_of(&[0, 0, 0, 1, 2, 3]);
        who.balance = (dice.below(2_000_001) as f64 / 1e6 - 1.0) * if dice.hit(13) { 2.0 } else { 0.1 };
        instance.people.push(who);
    }
    for at in 0..10 {
        let mut asked = seat(&format!("K{at:02}"), 1);
        let mut need = |competency: usize, minimum: Option<u64>, preferred: Option<u64>, weight: u8| {
            asked.requirements.push(Requirement { competency: code(competency), minimum: minimum.map(level), preferred: preferred.map(level), weight });
        };
        if at == 0 {
            need(7, Some(3), Some(4), 2);
            need(1, Some(2), Some(3), 1);
        } else {
            need(9 + dice.below(63) as usize, Some(2), Some(3 + dice.below(2)), 3);
            need(dice.below(9) as usize, Some(2), Some(3 + dice.below(2)), 1);
            if dice.hit(50) {
                need(9 + dice.below(63) as usize, None, Some(3), 1);
            }
        }
        asked.hours = dice.one_of(&[4, 6, 8]);
        if at == 0 {
            asked.rank_min = Rank::pns(11);
        }
        instance.brief.seats.push(asked);
    }
    instance.brief.mix = UnitMix {
        min_agencies: Some(4),
        max_per_agency: Some(2),
        host_share_max: Some(30),
        no_lone_outsider: false,
        representation: vec![Representation { prefix: "Kecamatan".into(), people: 1 }],
    };
    instance.brief.coverage = vec![Coverage { competency: code(8), level: level(3), people: 2, most: None }];
    for _ in 0..people {
        let (a, b) = (dice.below(people as u64) as usize, dice.below(people as u64) as usize);
        if instance.people[a].agency != instance.people[b].agency {
            instance.past_pairs.push((a.min(b), a.max(b), 1));
        }
    }
    instance.past_pairs.sort_unstable();
    instance.past_pairs.dedup_by_key(|(a, b, _)| (*a, *b));
    instance
}

/// A regency with so many briefs of six to ten seats, half of them in the first half of the year.
pub fn portfolio(people: usize, teams: usize, number: u64) -> Portfolio {
    let mut dice = Dice(number ^ 0x5bd1_e995);
    let base = regency(people, number);
    let briefs = (0..teams).map(|at| {
        let mut brief = regency(0, 1_000 + number * 1_000 + at as u64).brief;
        brief.code = format!("P{at:03}");
        brief.seats.truncate(6 + dice.below(5) as usize);
        if dice.hit(50) {
            brief.term.end = date(2027, 12, 31);
        }
        Wanted { brief, host: Some(dice.below(50) as usize), priority: 1 }
    });
    let briefs = briefs.collect();
    let mut policy = base.policy;
    policy.order.push((Criterion::Spread, 0.0));
    Portfolio {
        people: base.people,
        agencies: base.agencies,
        competencies: base.competencies,
        bookings: Vec::new(),
        briefs,
        policy,
        past_pairs: base.past_pairs,
        seed: None,
    }
}
