/**
 * 5: the derived counts are kept for each day and for each 32 days, so that a sum over years reads few rows. What was
 * derived is thrown away: it is derived from the log again when the lab starts.
 */
export const PRACTICE_SPANS = `
  DROP TABLE practice_tally;
  DROP TABLE practice_recall;
  CREATE TABLE practice_tally (
    aspect  TEXT NOT NULL,
    span    INTEGER NOT NULL CHECK (span IN (1, 32)),
    day     INTEGER NOT NULL,
    key     TEXT NOT NULL,
    answers INTEGER NOT NULL,
    right   INTEGER NOT NULL,
    almost  INTEGER NOT NULL,
    wrong   INTEGER NOT NULL,
    score   INTEGER NOT NULL,
    ms      INTEGER NOT NULL,
    PRIMARY KEY (aspect, span, day, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE practice_recall (
    span     INTEGER NOT NULL CHECK (span IN (1, 32)),
    day      INTEGER NOT NULL,
    gap      INTEGER NOT NULL,
    reviews  INTEGER NOT NULL,
    recalled INTEGER NOT NULL,
    expected INTEGER NOT NULL,
    PRIMARY KEY (span, day, gap)
  ) STRICT, WITHOUT ROWID;`;
