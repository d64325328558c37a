-- Lotteries as frozen, and every draw from them. `body` is the form and the people by place in the file; `file` is the
-- draw file to the byte: its SHA-256 is `hash`.

CREATE TABLE proposal_lottery (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    brief_id TEXT NOT NULL REFERENCES brief_brief (id),
    -- leximin, maximin, nash
    objective TEXT NOT NULL,
    panels INTEGER NOT NULL,
    pool INTEGER NOT NULL,
    hash TEXT NOT NULL,
    body TEXT NOT NULL,
    file TEXT NOT NULL,
    created TEXT NOT NULL,
    created_by TEXT NOT NULL
)--@lite  STRICT
;
CREATE INDEX proposal_lottery_by_brief ON proposal_lottery (brief_id);

CREATE TABLE proposal_draw (
    id TEXT NOT NULL PRIMARY KEY,
    lottery_id TEXT NOT NULL REFERENCES proposal_lottery (id),
    at TEXT NOT NULL,
    by_user TEXT NOT NULL,
    number INTEGER NOT NULL,
    -- why once more; empty for the first draw
    reason TEXT NOT NULL,
    -- 1: the hash was not told before the number
    late INTEGER NOT NULL,
    proposal_id TEXT NOT NULL REFERENCES proposal_proposal (id)
)--@lite  STRICT
;
CREATE INDEX proposal_draw_by_lottery ON proposal_draw (lottery_id);
