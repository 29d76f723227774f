/**
 * The log of practice, which only grows, and what is derived from it (`practice_*`, may be thrown away and built again).
 * Times are milliseconds since 1970, days learning days, scores thousandths, so that sums stay exact.
 */
export const PRACTICE = `
  CREATE TABLE attempt (
    seq        INTEGER PRIMARY KEY AUTOINCREMENT,
    id         TEXT NOT NULL UNIQUE,
    event      TEXT NOT NULL CHECK (event IN ('answer', 'undone', 'scheduled', 'completed')),
    at         INTEGER NOT NULL,
    zone       INTEGER NOT NULL,
    item       TEXT,
    target     TEXT,
    lesson     TEXT,
    generator  TEXT,
    level      INTEGER,
    seed       INTEGER,
    exercise   TEXT,
    kind       TEXT,
    concepts   TEXT,
    step       TEXT,
    difficulty INTEGER,
    room       TEXT,
    session    TEXT,
    outcome    TEXT,
    score      REAL,
    mistake    TEXT,
    hints      INTEGER,
    ms         INTEGER,
    rating     INTEGER,
    answer     TEXT
  ) STRICT;
  CREATE INDEX attempt_item ON attempt (item, seq);
  CREATE UNIQUE INDEX attempt_target ON attempt (target) WHERE target IS NOT NULL;
  CREATE INDEX attempt_completed ON attempt (lesson) WHERE event = 'completed';
  CREATE TRIGGER attempt_unchanged BEFORE UPDATE ON attempt
    BEGIN SELECT RAISE(ABORT, 'the log of attempts is not changed'); END;
  CREATE TRIGGER attempt_stays BEFORE DELETE ON attempt
    BEGIN SELECT RAISE(ABORT, 'the log of attempts only grows'); END;

  CREATE TABLE practice_card (
    item           TEXT PRIMARY KEY,
    about          TEXT NOT NULL,
    state          INTEGER NOT NULL,
    stability      REAL NOT NULL,
    hardness       REAL NOT NULL,
    learning_steps INTEGER NOT NULL,
    scheduled_days INTEGER NOT NULL,
    reps           INTEGER NOT NULL,
    lapses         INTEGER NOT NULL,
    due_at         INTEGER NOT NULL,
    due_day        INTEGER NOT NULL,
    last_time      INTEGER,
    first_day      INTEGER
  ) STRICT;
  CREATE TABLE practice_tally (
    aspect  TEXT NOT NULL,
    day     INTEGER NOT NULL,
    key     TEXT NOT NULL,
    answers INTEGER NOT NULL,
    right   INTEGER NOT NULL,
    almost  INTEGER NOT NULL,
    wrong   INTEGER NOT NULL,
    score   INTEGER NOT NULL,
    ms      INTEGER NOT NULL,
    PRIMARY KEY (aspect, day, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE practice_recall (
    day      INTEGER NOT NULL,
    gap      INTEGER NOT NULL,
    reviews  INTEGER NOT NULL,
    recalled INTEGER NOT NULL,
    expected INTEGER NOT NULL,
    PRIMARY KEY (day, gap)
  ) STRICT, WITHOUT ROWID;`;
