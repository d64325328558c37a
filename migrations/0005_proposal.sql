-- Teams put before a person who decides. `body` is the frozen result (team, figures, chances, pins), JSON, never queried.

CREATE TABLE proposal_proposal (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    brief_id TEXT NOT NULL REFERENCES brief_brief (id),
    letter TEXT NOT NULL,
    -- proposed, consent_asked, approved, decreed, superseded
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    gap REAL,
    members INTEGER NOT NULL,
    agencies INTEGER NOT NULL,
    body TEXT NOT NULL,
    note TEXT,
    approved TEXT,
    approved_by TEXT,
    created TEXT NOT NULL,
    created_by TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
)--@lite  STRICT
;
CREATE INDEX proposal_proposal_by_brief ON proposal_proposal (brief_id);

-- Every overrule of the engine, with who and why.
CREATE TABLE proposal_override (
    id TEXT NOT NULL PRIMARY KEY,
    proposal_id TEXT NOT NULL REFERENCES proposal_proposal (id),
    at TEXT NOT NULL,
    by_user TEXT NOT NULL,
    action TEXT NOT NULL,
    detail TEXT NOT NULL,
    note TEXT NOT NULL
)--@lite  STRICT
;
CREATE INDEX proposal_override_by_proposal ON proposal_override (proposal_id);

-- What a list of proposals says of its brief.
CREATE VIEW proposal_brief AS SELECT id, title, deleted FROM brief_brief;
