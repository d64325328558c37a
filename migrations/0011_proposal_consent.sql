-- What a member and their superior were asked and said. A refusal goes with every proposal changed from this one; any other
-- answer is to one seat, and goes along only while they hold it.

CREATE TABLE proposal_consent (
    proposal_id TEXT NOT NULL REFERENCES proposal_proposal (id),
    person_id TEXT NOT NULL REFERENCES roster_person (id),
    -- person, superior: whose answer
    party TEXT NOT NULL,
    -- asked, agreed, refused
    answer TEXT NOT NULL,
    -- code of the seat they were asked for; empty where nobody wrote it down
    seat TEXT NOT NULL,
    -- who answered, and why
    name TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    by_user TEXT NOT NULL,
    PRIMARY KEY (proposal_id, person_id, party)
)--@lite  STRICT, WITHOUT ROWID
;

INSERT INTO proposal_consent (proposal_id, person_id, party, answer, seat, name, reason, at, by_user)
SELECT r.proposal_id, r.person_id, r.by_whom, 'refused', '', '', '', p.created, p.created_by
FROM proposal_refusal r JOIN proposal_proposal p ON p.id = r.proposal_id;

DROP TABLE proposal_refusal;
