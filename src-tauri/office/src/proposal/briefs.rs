//! What the list of briefs says of their proposals, and what keeps a brief from being put away.

use super::rows;
use crate::brief::wire::BriefItem;
use crate::{Changed, Office, Problem, Result};

impl Office {
    /// In the order of the file they came from, then as made.
    ///
    /// # Errors
    /// Database problems.
    pub fn brief_list(&self) -> Result<Vec<BriefItem>> {
        self.db.read(|reader| {
            let states = rows::states(reader)?;
            let units = crate::roster::rows::units(reader)?;
            let rank = |state: &str| match state {
                "decreed" => 3,
                "approved" => 2,
                "proposed" | "consent_asked" => 1,
                _ => 0,
            };
            let briefs = crate::brief::rows::list(reader)?;
            let item = |b: crate::brief::rows::BriefRow| {
                let of = states.iter().filter(|(brief, _)| *brief == b.id);
                let furthest = of.clone().map(|(_, state)| rank(state)).max().unwrap_or(0);
                BriefItem {
                    state: ["draft", "proposed", "approved", "decreed"][furthest].into(),
                    proposals: of.filter(|(_, state)| state != "superseded").count() as u32,
                    host: b.host_id.as_ref().and_then(|id| units.iter().find(|u| u.id == *id)).map(|u| u.name.clone()).unwrap_or_default(),
                    id: b.id,
                    code: b.code,
                    title: b.title,
                    host_id: b.host_id,
                    start: b.start,
                    end: b.end,
                    seats: b.seats,
                    updated: b.updated,
                }
            };
            Ok(briefs.into_iter().map(item).collect())
        })
    }

    /// Hides a brief and its open proposals; `brief_restore` brings it back.
    ///
    /// # Errors
    /// `brief_has_decree`, `not_found`.
    pub fn brief_delete(&self, id: &str) -> Result<Changed<()>> {
        let decreed = self.db.read(|reader| Ok(rows::list(reader, Some(id))?.iter().any(|p| matches!(p.state.as_str(), "decreed" | "revoked"))))?;
        if decreed {
            return Err(Problem::new("brief_has_decree"));
        }
        self.set_deleted(id, true)
    }
}
