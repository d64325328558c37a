//! A team put before a person who decides: its state, and what changed by hand.

/// Where a proposal stands. Consent of members and superiors comes later; it is passed with "not asked yet".
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
    /// Another proposal took its place.
    Superseded,
}

/// Whether a member has agreed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    NotAsked,
    Asked,
    Agreed,
    Refused,
}

/// What can happen to a proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    AskConsent,
    Approve,
    /// Take an approval back before a decree exists.
    Reopen,
    Issue,
    Supersede,
    /// A change by hand is undone or made again: what was superseded counts once more.
    Restore,
}

impl State {
    pub const ALL: [State; 5] = [State::Proposed, State::ConsentAsked, State::Approved, State::Decreed, State::Superseded];

    /// The stable key used in the database and on the wire.
    pub fn key(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::ConsentAsked => "consent_asked",
            State::Approved => "approved",
            State::Decreed => "decreed",
            State::Superseded => "superseded",
        }
    }

    pub fn from_key(key: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.key() == key)
    }

    /// The state after a step, or `None` when the step is not allowed here.
    pub fn after(self, step: Step) -> Option<State> {
        match (self, step) {
            (State::Proposed, Step::AskConsent) => Some(State::ConsentAsked),
            (State::Proposed | State::ConsentAsked, Step::Approve) => Some(State::Approved),
            (State::Approved, Step::Reopen) => Some(State::Proposed),
            (State::Approved, Step::Issue) => Some(State::Decreed),
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
            assert_eq!(State::Decreed.after(step), None);
        }
        assert_eq!(State::Proposed.after(Step::Issue), None, "a decree needs an approval");
    }
}
