-- What the ledger needs to fade, to tell of a refusal, and to be read a second way.

-- The day a team was issued, from which its entries fade; an older team goes by its first day.
ALTER TABLE ledger_team ADD COLUMN issued TEXT;

-- 1: the debit is of a seat the person refused.
ALTER TABLE ledger_chance ADD COLUMN refused INTEGER NOT NULL DEFAULT 0;

-- Chances of all who met what a team's seats required, whatever their fit. Reported, never decides; older teams have none.
CREATE TABLE ledger_opportunity (
    team_id TEXT NOT NULL REFERENCES ledger_team (id),
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    chance REAL NOT NULL,
    PRIMARY KEY (team_id, person_id)
)--@lite  STRICT, WITHOUT ROWID
;
CREATE INDEX ledger_opportunity_by_person ON ledger_opportunity (person_id);
