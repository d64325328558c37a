-- What decided an issued team: people, rules and office as they stood, so that reasons and figures stay those of the
-- decision. `content` is JSON, deflated.

CREATE TABLE proposal_frozen (
    proposal_id TEXT NOT NULL PRIMARY KEY REFERENCES proposal_proposal (id),
    content BLOB NOT NULL
)--@lite  STRICT
;
--@lite CREATE TRIGGER proposal_frozen_fixed BEFORE UPDATE ON proposal_frozen BEGIN SELECT RAISE(ABORT, 'decision is frozen'); END;
--@lite CREATE TRIGGER proposal_frozen_kept BEFORE DELETE ON proposal_frozen BEGIN SELECT RAISE(ABORT, 'decision is frozen'); END;
