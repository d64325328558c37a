-- Requests for teams. `form` is the brief as edited, JSON, never queried; what lists need is beside it.

CREATE TABLE brief_brief (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    code TEXT NOT NULL DEFAULT '',
    title TEXT NOT NULL,
    host_id TEXT,
    start_date TEXT NOT NULL DEFAULT '',
    end_date TEXT NOT NULL DEFAULT '',
    seats INTEGER NOT NULL,
    form TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    import_id TEXT,
    version INTEGER NOT NULL DEFAULT 1
)--@lite  STRICT
;
