-- When somebody in service is not free for a team: leave, study leave, duty in class or clinic. What kind of leave, and why,
-- is not kept.

CREATE TABLE roster_absence (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    -- leave, study_leave, class_duty, clinic_duty, other
    kind TEXT NOT NULL,
    -- ISO dates, both included; first '': since always; last NULL: no end is known
    first_day TEXT NOT NULL DEFAULT '',
    last_day TEXT,
    -- empty for a leave
    note TEXT NOT NULL DEFAULT '',
    -- the file it was read from; empty when entered by hand
    source TEXT NOT NULL DEFAULT '',
    updated TEXT NOT NULL,
    import_id TEXT,
    UNIQUE (person_id, kind, first_day)
)--@lite  STRICT
;
