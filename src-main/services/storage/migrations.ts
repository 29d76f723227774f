import type { Database } from 'better-sqlite3';
import { PRACTICE } from './migrations/practice.ts';
import { PRACTICE_SPANS } from './migrations/practice-spans.ts';
import { ROOM } from './migrations/room.ts';
import { TIMELINE } from './migrations/timeline.ts';

/**
 * The steps that built today's tables, in order: a database of version n has had the first n. Never change
 * a step that was released; add one.
 */
export const MIGRATIONS: readonly string[] = [
  // 1: experiments, the draft, settings
  `CREATE TABLE experiment (
     id         TEXT PRIMARY KEY,
     name       TEXT NOT NULL,
     spec       TEXT NOT NULL,
     checksum   TEXT,
     engine     INTEGER NOT NULL,
     revision   INTEGER NOT NULL,
     created_at INTEGER NOT NULL,
     updated_at INTEGER NOT NULL,
     removed_at INTEGER
   ) STRICT;
   CREATE INDEX experiment_updated ON experiment (updated_at DESC) WHERE removed_at IS NULL;
   CREATE TABLE document (
     name TEXT PRIMARY KEY,
     body TEXT NOT NULL
   ) STRICT;`,

  PRACTICE,
  ROOM,
  TIMELINE,
  PRACTICE_SPANS,
];

/** Brings a database from any earlier version to `MIGRATIONS.length`, all steps or none. */
export function migrate(db: Database, migrations = MIGRATIONS): void {
  db.transaction(() => {
    for (let version = versionOf(db); version < migrations.length; version++) {
      db.exec(migrations[version] ?? '');
      db.pragma(`user_version = ${version + 1}`);
    }
  }).immediate();
}

/** The number of steps a database has had; 0 for a new one. */
export function versionOf(db: Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}
