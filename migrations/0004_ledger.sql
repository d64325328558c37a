-- Who served, and the chance ledger. Opening teams come from files, decree teams from issuing.

CREATE TABLE ledger_team (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    -- the file's own key of an opening team; empty for a decree
    code TEXT NOT NULL DEFAULT '',
    -- opening, decree
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    decree TEXT NOT NULL DEFAULT '',
    host TEXT NOT NULL DEFAULT '',
    host_id TEXT,
    start_date TEXT,
    end_date TEXT,
    decree_id TEXT,
    brief_id TEXT,
    import_id TEXT
)--@lite  STRICT
;
CREATE INDEX ledger_team_by_code ON ledger_team (code);

CREATE TABLE ledger_participation (
    team_id TEXT NOT NULL REFERENCES ledger_team (id),
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    role TEXT NOT NULL DEFAULT '',
    -- weekly hours of the seat; 0 for opening teams, whose hours are in the person's workload
    hours INTEGER NOT NULL DEFAULT 0,
    mark REAL,
    import_id TEXT,
    PRIMARY KEY (team_id, person_id)
)--@lite  STRICT, WITHOUT ROWID
;
CREATE INDEX ledger_participation_by_person ON ledger_participation (person_id);

-- Entries of one issued team sum to 0. Opening teams have none: their entries are computed from participation.
CREATE TABLE ledger_chance (
    team_id TEXT NOT NULL REFERENCES ledger_team (id),
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    credit REAL NOT NULL,
    debit REAL NOT NULL,
    PRIMARY KEY (team_id, person_id)
)--@lite  STRICT, WITHOUT ROWID
;
CREATE INDEX ledger_chance_by_person ON ledger_chance (person_id);
