-- Decrees. An issued one is never changed: the hash is of the form as printed.

CREATE TABLE decree_decree (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    proposal_id TEXT NOT NULL REFERENCES proposal_proposal (id),
    -- draft, issued
    state TEXT NOT NULL,
    subject TEXT NOT NULL,
    number TEXT,
    dated TEXT,
    form TEXT NOT NULL,
    hash TEXT,
    issued TEXT,
    issued_by TEXT,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    version INTEGER NOT NULL DEFAULT 1
)--@lite  STRICT
;
CREATE INDEX decree_decree_by_proposal ON decree_decree (proposal_id);
-- a number is given once
CREATE UNIQUE INDEX decree_decree_number ON decree_decree (number) WHERE state = 'issued';

--@lite CREATE TRIGGER decree_decree_fixed BEFORE UPDATE ON decree_decree WHEN OLD.state = 'issued' BEGIN SELECT RAISE(ABORT, 'decree is issued'); END;
--@lite CREATE TRIGGER decree_decree_kept BEFORE DELETE ON decree_decree WHEN OLD.state = 'issued' BEGIN SELECT RAISE(ABORT, 'decree is issued'); END;

-- What a proposal says of its decree.
CREATE VIEW proposal_decree AS SELECT proposal_id, id AS decree_id FROM decree_decree;

-- What a decree says of its proposal.
CREATE VIEW decree_proposal AS
SELECT p.id, b.title, p.members FROM proposal_proposal p JOIN brief_brief b ON b.id = p.brief_id;
