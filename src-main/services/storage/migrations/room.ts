/**
 * 3: the room of experiments: notes, tags, full-text search, thumbnails. What is listed and sorted by has columns of
 * its own, before the long one; the store fills those that SQL cannot (null until then).
 */
export const ROOM = `
CREATE TABLE experiment_2 (
  key        INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  name       TEXT NOT NULL,
  name_key   TEXT,
  text       TEXT NOT NULL,
  context    TEXT,
  tokens     INTEGER,
  spec_hash  TEXT,
  checksum   TEXT,
  engine     INTEGER NOT NULL,
  revision   INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  removed_at INTEGER,
  notes      TEXT NOT NULL DEFAULT '',
  spec       TEXT NOT NULL
) STRICT;
INSERT INTO experiment_2 (key, id, name, text, context, checksum, engine, revision, created_at, updated_at, removed_at, spec)
  SELECT rowid, id, name, substr(spec ->> '$.text', 1, 240), substr(spec ->> '$.context', 1, 240),
         checksum, engine, revision, created_at, updated_at, removed_at, spec FROM experiment;
DROP TABLE experiment;
ALTER TABLE experiment_2 RENAME TO experiment;
CREATE INDEX experiment_changed ON experiment (updated_at, key) WHERE removed_at IS NULL;
CREATE INDEX experiment_created ON experiment (created_at, key) WHERE removed_at IS NULL;
CREATE INDEX experiment_name ON experiment (name_key, key) WHERE removed_at IS NULL;
CREATE INDEX experiment_size ON experiment (tokens, key) WHERE removed_at IS NULL;
CREATE INDEX experiment_removed ON experiment (removed_at) WHERE removed_at IS NOT NULL;
CREATE INDEX experiment_spec ON experiment (spec_hash);

CREATE TABLE experiment_tag (
  experiment_id TEXT NOT NULL REFERENCES experiment (id) ON DELETE CASCADE,
  tag_key       TEXT NOT NULL,
  name          TEXT NOT NULL,
  PRIMARY KEY (experiment_id, tag_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX experiment_tag_key ON experiment_tag (tag_key, experiment_id);

CREATE TABLE thumbnail (
  spec_hash TEXT PRIMARY KEY,
  rows      INTEGER NOT NULL,
  cols      INTEGER NOT NULL,
  shades    BLOB NOT NULL
) STRICT;

CREATE VIEW experiment_words AS
  SELECT key, id, name, (spec ->> '$.text') || ' ' || coalesce(spec ->> '$.context', '') AS sentences,
         coalesce((SELECT group_concat(t.name, ' ') FROM experiment_tag t WHERE t.experiment_id = experiment.id), '') AS tags,
         notes
  FROM experiment;
CREATE VIRTUAL TABLE experiment_search USING fts5 (
  name, sentences, tags, notes, content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO experiment_search (rowid, name, sentences, tags, notes)
  SELECT key, name, sentences, tags, notes FROM experiment_words;
CREATE TRIGGER experiment_added AFTER INSERT ON experiment BEGIN
  INSERT INTO experiment_search (rowid, name, sentences, tags, notes)
    SELECT key, name, sentences, tags, notes FROM experiment_words WHERE key = new.key;
END;
CREATE TRIGGER experiment_reworded AFTER UPDATE OF name, spec, notes ON experiment BEGIN
  INSERT OR REPLACE INTO experiment_search (rowid, name, sentences, tags, notes)
    SELECT key, name, sentences, tags, notes FROM experiment_words WHERE key = new.key;
END;
CREATE TRIGGER experiment_gone AFTER DELETE ON experiment BEGIN
  DELETE FROM experiment_search WHERE rowid = old.key;
END;
CREATE TRIGGER experiment_tagged AFTER INSERT ON experiment_tag BEGIN
  INSERT OR REPLACE INTO experiment_search (rowid, name, sentences, tags, notes)
    SELECT key, name, sentences, tags, notes FROM experiment_words WHERE id = new.experiment_id;
END;
CREATE TRIGGER experiment_untagged AFTER DELETE ON experiment_tag BEGIN
  INSERT OR REPLACE INTO experiment_search (rowid, name, sentences, tags, notes)
    SELECT key, name, sentences, tags, notes FROM experiment_words WHERE id = old.experiment_id;
END;`;
