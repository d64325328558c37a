-- Decrees that amend or revoke an issued one, and what they move in the book.

-- founding, amendment, revocation
ALTER TABLE decree_decree ADD COLUMN kind TEXT NOT NULL DEFAULT 'founding';
-- the founding decree of the chain; NULL: this is one
ALTER TABLE decree_decree ADD COLUMN root_id TEXT;
-- the day from which the new members serve, or from which nobody does
ALTER TABLE decree_decree ADD COLUMN effective TEXT;
CREATE INDEX decree_decree_by_root ON decree_decree (root_id);

DROP VIEW proposal_decree;
CREATE VIEW proposal_decree AS SELECT proposal_id, id AS decree_id FROM decree_decree WHERE kind <> 'revocation';

-- Who served a part of the term; NULL: from the team's first day, to its last.
ALTER TABLE ledger_participation ADD COLUMN first_day TEXT;
ALTER TABLE ledger_participation ADD COLUMN last_day TEXT;

-- What an amendment or a revocation moves from one to another. The rows of one decree sum to 0, and fade with their team.
CREATE TABLE ledger_correction (
    decree_id TEXT NOT NULL,
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    team_id TEXT NOT NULL REFERENCES ledger_team (id),
    -- its number and date
    decree TEXT NOT NULL,
    dated TEXT NOT NULL,
    credit REAL NOT NULL,
    debit REAL NOT NULL,
    -- 1: the debit is of a seat the person refused
    refused INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (decree_id, person_id)
)--@lite  STRICT, WITHOUT ROWID
;
CREATE INDEX ledger_correction_by_person ON ledger_correction (person_id);
