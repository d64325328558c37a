-- Who was asked and did not come. A change by hand takes the refusals along, so the proposal that counts holds them all.

CREATE TABLE proposal_refusal (
    proposal_id TEXT NOT NULL REFERENCES proposal_proposal (id),
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    -- person, superior
    by_whom TEXT NOT NULL,
    PRIMARY KEY (proposal_id, person_id)
)--@lite  STRICT, WITHOUT ROWID
;
