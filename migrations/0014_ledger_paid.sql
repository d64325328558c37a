-- Whether a seat on an issued team has an honorarium: the cap on paid teams counts it. Of teams issued before it is not known,
-- and they count as unpaid.

ALTER TABLE ledger_participation ADD COLUMN paid INTEGER NOT NULL DEFAULT 0;
