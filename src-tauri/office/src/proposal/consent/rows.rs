//! SQL of what members and superiors said.

use super::wire::Party;
use crate::Result;
use crate::database::{Reader, Tx, vals};
use crate::roster::rows::collect;
use rampak_core::proposal::Consent;

/// One question with its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    pub person: String,
    pub party: Party,
    pub consent: Consent,
    /// Code of the seat they were asked for.
    pub seat: String,
    pub name: String,
    pub reason: String,
    pub at: String,
    pub by: String,
}

/// Of one proposal, by person.
pub fn list(reader: &Reader<'_>, proposal: &str) -> Result<Vec<Answer>> {
    let sql = "SELECT person_id, party, answer, seat, name, reason, at, by_user FROM proposal_consent WHERE proposal_id = $1 ORDER BY person_id, party";
    let answer = |row: &crate::database::Row| Answer {
        person: row.text(0),
        party: if row.str(1) == Party::Superior.key() { Party::Superior } else { Party::Person },
        consent: Consent::from_key(row.str(2)).unwrap_or(Consent::Asked),
        seat: row.text(3),
        name: row.text(4),
        reason: row.text(5),
        at: row.text(6),
        by: row.text(7),
    };
    Ok(reader.query(sql, vals![proposal])?.iter().map(answer).collect())
}

/// What was said last counts.
pub fn put(tx: &Tx<'_>, proposal: &str, answer: &Answer) -> Result<()> {
    remove(tx, proposal, &answer.person, answer.party)?;
    if answer.consent == Consent::NotAsked {
        return Ok(());
    }
    let sql =
        "INSERT INTO proposal_consent (proposal_id, person_id, party, answer, seat, name, reason, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    let values = vals![proposal, &answer.person, answer.party.key(), answer.consent.key(), &answer.seat, &answer.name, &answer.reason, &answer.at, &answer.by,];
    tx.exec(sql, values).map(|_| ())
}

pub fn remove(tx: &Tx<'_>, proposal: &str, person: &str, party: Party) -> Result<()> {
    let sql = "DELETE FROM proposal_consent WHERE proposal_id = $1 AND person_id = $2 AND party = $3";
    tx.exec(sql, vals![proposal, person, party.key()]).map(|_| ())
}

/// Person and whose refusal, each once a brief; of proposals whose place nothing took.
pub fn refusals(reader: &Reader<'_>) -> Result<Vec<(String, String)>> {
    let sql = "SELECT DISTINCT p.brief_id, r.person_id, r.party FROM proposal_consent r JOIN proposal_proposal p ON p.id = r.proposal_id \
               WHERE r.answer = 'refused' AND p.state <> 'superseded' ORDER BY p.brief_id, r.person_id, r.party";
    collect(reader, sql, |row| (row.text(1), row.text(2)))
}

/// People who refused themselves for a brief, with the proposal; not those of a team issued before.
pub fn refused_by_themselves(reader: &Reader<'_>, brief: &str) -> Result<Vec<(String, String)>> {
    let sql = "SELECT r.person_id, p.id FROM proposal_consent r JOIN proposal_proposal p ON p.id = r.proposal_id \
               WHERE p.brief_id = $1 AND r.answer = 'refused' AND p.state NOT IN ('superseded', 'decreed', 'revoked') AND r.party = 'person' ORDER BY r.person_id, p.id";
    Ok(reader.query(sql, vals![brief])?.iter().map(|row| (row.text(0), row.text(1))).collect())
}
