-- Tables without a room: settings and the record of imports.

CREATE TABLE office_setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
)--@lite  STRICT
;

-- One import is one transaction. `report` is JSON for the screen, never queried.
CREATE TABLE office_import (
    id TEXT NOT NULL PRIMARY KEY,
    seq INTEGER NOT NULL UNIQUE,
    at TEXT NOT NULL,
    by_user TEXT NOT NULL,
    report TEXT NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
)--@lite  STRICT
;

-- What a row held before an import changed it; rows an import made carry its id themselves.
CREATE TABLE office_import_before (
    import_id TEXT NOT NULL REFERENCES office_import (id),
    seq INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    before TEXT NOT NULL,
    PRIMARY KEY (import_id, seq)
)--@lite  STRICT
;
