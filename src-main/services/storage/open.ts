import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';
import { LabError } from '#core/attention';
import { newestSoundBackup, restoreBackup } from './backup.ts';
import { migrate, MIGRATIONS, versionOf } from './migrations.ts';

const DATABASE_FILE = 'lab.sqlite';

/** An open database and what the person should know of its opening. */
export interface OpenedDatabase {
  readonly db: Database;
  readonly notices: readonly string[];
}

/**
 * Opens the lab's database in a folder, creates or migrates it. A damaged file is set aside, never deleted,
 * and the newest sound backup takes its place. Throws `data.newer` for a file of a later version, untouched.
 */
export function openDatabase(folder: string, now = new Date()): OpenedDatabase {
  const path = join(folder, DATABASE_FILE);
  try {
    return { db: openSound(path), notices: [] };
  } catch (fault) {
    if (!isDamage(fault)) throw fault;
  }
  const stamp = now.toISOString().replaceAll(':', '-').replace(/\..*/, '');
  const aside = join(folder, `lab.damaged-${stamp}.sqlite`);
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix);
  }
  const backup = newestSoundBackup(folder);
  if (backup) restoreBackup(backup.path, path);
  return {
    db: openSound(path),
    notices: [
      `The lab’s database was damaged. It was set aside as ${aside}. ${
        backup
          ? `The lab goes on with the backup of ${backup.madeAt.toLocaleString()}.`
          : 'There was no backup yet, so the lab starts empty.'
      }`,
    ],
  };
}

function openSound(path: string): Database {
  const db = new Sqlite(path);
  try {
    // Before anything that writes: a file of a later version must stay as it is.
    const version = versionOf(db);
    if (version > MIGRATIONS.length) {
      throw new LabError(
        'data.newer',
        `The data in ${path} were written by a newer Attention Lab (format ${version}; this one knows ${MIGRATIONS.length}). Update the lab, or choose another folder with --data-dir=PATH. Nothing was changed.`,
        { version, known: MIGRATIONS.length },
      );
    }
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok') throw new Damaged();
    // Full: a save is acknowledged only when it is on the disk, even if the power fails next.
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    migrate(db);
    return db;
  } catch (fault) {
    db.close();
    throw fault;
  }
}

class Damaged extends Error {}

function isDamage(fault: unknown): boolean {
  if (fault instanceof Damaged) return true;
  return fault instanceof Sqlite.SqliteError && /^SQLITE_(CORRUPT|NOTADB)/.test(fault.code);
}
