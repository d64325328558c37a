//! A team put before a person who decides: its state, who has agreed, and what changed by hand.

/// Where a proposal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Formed, waiting for someone to decide.
    Proposed,
    /// Consent of members and superiors is being gathered.
    ConsentAsked,
    /// Approved by a person, with a note.
    Approved,
    /// A decree was issued from it.
    Decreed,
    /// Its team was ended by a decree that revokes.
    Revoked,
    /// Another proposal took its place.
    Superseded,
}

/// What a member, or their superior, said to a seat. Silence is not consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    NotAsked,
    Asked,
    Agreed,
    Refused,
}

impl Consent {
    pub const ALL: [Consent; 4] = [Consent::NotAsked, Consent::Asked, Consent::Agreed, Consent::Refused];

    /// The stable key used in the database and on the wire.
    pub fn key(self) -> &'static str {
        match self {
            Consent::NotAsked => "not_asked",
            Consent::Asked => "asked",
            Consent::Agreed => "agreed",
            Consent::Refused => "refused",
        }
    }

    pub fn from_key(key: &str) -> Option<Consent> {
        Consent::ALL.into_iter().find(|consent| consent.key() == key)
    }

    /// Whether an answer still holds after a change: a refusal is to the whole team, anything else to one seat.
    pub fn stays(self, same_seat: bool) -> bool {
        self == Consent::Refused || same_seat
    }
}

/// A team after one step of its making; people by any key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stage<'a> {
    pub members: Vec<&'a str>,
    /// Locked or included by hand, of the members and others.
    pub pinned: Vec<&'a str>,
}

/// Members of the last stage who came in by hand rather than by the engine: pinned when the first team was formed, or put in
/// by a later change. Who is locked after the engine chose them did not come in by hand.
pub fn by_hand<'a>(stages: &[Stage<'a>]) -> Vec<&'a str> {
    let mut came: Vec<&str> = Vec::new();
    let mut before: &[&str] = &[];
    for stage in stages {
        came.retain(|person| stage.members.contains(person));
        came.extend(stage.members.iter().filter(|person| stage.pinned.contains(person) && !before.contains(person)));
        before = &stage.members;
    }
    came
}

/// What can happen to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    AskConsent,
    Approve,
    /// Take an approval back before a decree exists.
    Reopen,
    Issue,
    Revoke,
    Supersede,
    /// A change by hand is undone or made again: what was superseded counts once more.
    Restore,
}

impl State {
    pub const ALL: [State; 6] = [State::Proposed, State::ConsentAsked, State::Approved, State::Decreed, State::Revoked, State::Superseded];

    /// The stable key used in the database and on the wire.
    pub fn key(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::ConsentAsked => "consent_asked",
            State::Approved => "approved",
            State::Decreed => "decreed",
            State::Revoked => "revoked",
            State::Superseded => "superseded",
        }
    }

    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Where a proposal stands that waits for someone to decide.
    pub fn open(asked: bool) -> State {
        if asked { State::ConsentAsked } else { State::Proposed }
    }

    /// The state after a step, or `None` when the step is not allowed here.
    pub fn after(self, step: Step) -> Option<State> {
        match (self, step) {
            (State::Proposed | State::ConsentAsked, Step::AskConsent) => Some(State::ConsentAsked),
            // answers may still come in while the decree is worded
            (State::Approved, Step::AskConsent) => Some(State::Approved),
            (State::Proposed | State::ConsentAsked, Step::Approve) => Some(State::Approved),
            (State::Approved, Step::Reopen) => Some(State::Proposed),
            (State::Approved, Step::Issue) => Some(State::Decreed),
            (State::Decreed, Step::Revoke) => Some(State::Revoked),
            (State::Proposed | State::ConsentAsked | State::Approved, Step::Supersede) => Some(State::Superseded),
            (State::Superseded, Step::Restore) => Some(State::Proposed),
            _ => None,
        }
    }
}

/// Who leaves and who enters between two teams, each a list of NIP.
pub fn difference(before: &[String], after: &[String]) -> (Vec<String>, Vec<String>) {
    let not_in = |a: &[String], b: &[String]| a.iter().filter(|nip| !b.contains(nip)).cloned().collect();
    (not_in(before, after), not_in(after, before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_issued_team_is_fixed() {
        for step in [Step::AskConsent, Step::Approve, Step::Reopen, Step::Issue, Step::Supersede, Step::Restore] {
            assert_eq!((State::Decreed.after(step), State::Revoked.after(step)), (None, None));
        }
        assert_eq!(State::Proposed.after(Step::Issue), None, "a decree needs an approval");
    }

    #[test]
    fn an_answer_is_to_one_seat_and_a_refusal_to_all() {
        assert_eq!(State::Approved.after(Step::AskConsent), Some(State::Approved));
        assert!(Consent::Agreed.stays(true) && !Consent::Agreed.stays(false) && Consent::Refused.stays(false));
        assert!(Consent::ALL.into_iter().all(|consent| Consent::from_key(consent.key()) == Some(consent)));
    }

    #[test]
    fn who_came_in_by_hand_was_put_there() {
        let stage = |members: &[&'static str], pinned: &[&'static str]| Stage { members: members.to_vec(), pinned: pinned.to_vec() };
        // pinned in the brief; the engine's choice locked later; one left out, and the engine's successor; one put in another's place
        let stages = [
            stage(&["pinned", "chosen", "left", "third"], &["pinned"]),
            stage(&["pinned", "chosen", "left", "third"], &["pinned", "chosen"]),
            stage(&["pinned", "chosen", "next", "third"], &["pinned", "chosen"]),
            stage(&["pinned", "chosen", "next", "put"], &["pinned", "chosen", "next", "put"]),
        ];
        assert_eq!(by_hand(&stages), ["pinned", "put"]);
        assert_eq!(by_hand(&stages[..2]), ["pinned"]);
        // who was put in and left again did not come in
        let back = [stage(&["a"], &[]), stage(&["b"], &["b"]), stage(&["a"], &[])];
        assert!(by_hand(&back).is_empty() && by_hand(&[]).is_empty());
    }
}
