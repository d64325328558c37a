-- People, where they serve, what they can do. Only what forming a team needs is kept.

-- `id` is the personnel system's key, folded (no dashes, upper case), or made here for a unit known by name only.
CREATE TABLE roster_unit (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    parent_id TEXT,
    -- the unit just under the region, found by walking parents; NULL for the region itself
    agency_id TEXT,
    head TEXT NOT NULL DEFAULT '',
    echelon TEXT NOT NULL DEFAULT '',
    seq INTEGER NOT NULL,
    import_id TEXT,
    version INTEGER NOT NULL DEFAULT 1
)--@lite  STRICT
;
CREATE INDEX roster_unit_by_agency ON roster_unit (agency_id);
CREATE INDEX roster_unit_by_name ON roster_unit (name_key);

CREATE TABLE roster_person (
    id TEXT NOT NULL PRIMARY KEY,
    nip TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    title_front TEXT NOT NULL DEFAULT '',
    title_back TEXT NOT NULL DEFAULT '',
    name_key TEXT NOT NULL,
    -- pns, cpns, pppk, pppk_part_time
    kind TEXT NOT NULL,
    -- active, away
    standing TEXT NOT NULL,
    standing_text TEXT NOT NULL DEFAULT '',
    rank TEXT NOT NULL DEFAULT '',
    rank_since TEXT,
    position TEXT NOT NULL DEFAULT '',
    position_kind TEXT NOT NULL DEFAULT '',
    position_since TEXT,
    echelon TEXT NOT NULL DEFAULT '',
    education TEXT NOT NULL DEFAULT '',
    -- start of service, ISO date
    joined TEXT,
    -- end of contract, ISO date
    contract_end TEXT,
    unit_id TEXT REFERENCES roster_unit (id),
    agency_id TEXT REFERENCES roster_unit (id),
    -- weekly hours already given to teams outside this file
    hours_used INTEGER NOT NULL DEFAULT 0,
    updated TEXT NOT NULL,
    import_id TEXT,
    version INTEGER NOT NULL DEFAULT 1
)--@lite  STRICT
;
CREATE INDEX roster_person_by_agency ON roster_person (agency_id);

CREATE TABLE roster_competency (
    code TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    -- manajerial, sosial_kultural, teknis
    kind TEXT NOT NULL,
    family TEXT NOT NULL DEFAULT '',
    import_id TEXT
)--@lite  STRICT
;

-- A row exists only for a known level: unknown is the absence of a row, never 0.
CREATE TABLE roster_rating (
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    code TEXT NOT NULL REFERENCES roster_competency (code),
    level INTEGER NOT NULL CHECK (level BETWEEN 1 AND 5),
    dated TEXT,
    source TEXT NOT NULL DEFAULT '',
    import_id TEXT,
    PRIMARY KEY (person_id, code)
)--@lite  STRICT, WITHOUT ROWID
;

CREATE TABLE roster_performance (
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    year INTEGER NOT NULL,
    rating TEXT NOT NULL,
    import_id TEXT,
    PRIMARY KEY (person_id, year)
)--@lite  STRICT, WITHOUT ROWID
;
