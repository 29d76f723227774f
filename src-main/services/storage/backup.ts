import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite, { type Database } from 'better-sqlite3';

/** A copy of the whole database, made by SQLite while the lab ran. */
export interface Backup {
  readonly path: string;
  readonly madeAt: Date;
}

const NAME = /^lab-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)\.sqlite$/;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const backupFolder = (folder: string) => join(folder, 'backups');

/** Copies the database into `backups/`, then thins the older ones. Answers the copy's path. */
export async function makeBackup(db: Database, folder: string, now = new Date()): Promise<string> {
  mkdirSync(backupFolder(folder), { recursive: true });
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-');
  const path = join(backupFolder(folder), `lab-${stamp}.sqlite`);
  // Under another name until it is whole, so that a crash leaves no half backup.
  await db.backup(`${path}.part`);
  renameSync(`${path}.part`, path);
  const backups = listBackups(folder);
  const kept = new Set(
    keep(
      backups.map((backup) => backup.madeAt),
      now,
    ),
  );
  for (const backup of backups) if (!kept.has(backup.madeAt)) rmSync(backup.path);
  return path;
}

/** All backups of a folder, newest first. */
export function listBackups(folder: string): Backup[] {
  if (!existsSync(backupFolder(folder))) return [];
  return readdirSync(backupFolder(folder))
    .flatMap((name) => {
      const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
      if (!day) return [];
      return [
        {
          path: join(backupFolder(folder), name),
          madeAt: new Date(`${day}T${hours}:${minutes}:${seconds}Z`),
        },
      ];
    })
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/** Of times newest first: all of the last day, one a day for a month, one a week for a year. */
export function keep(times: readonly Date[], now: Date): Date[] {
  const seen = new Set<string>();
  return times.filter((time) => {
    const age = now.getTime() - time.getTime();
    if (age < DAY) return true;
    if (age > 365 * DAY) return false;
    const slot =
      age < 30 * DAY
        ? `day ${Math.floor(time.getTime() / DAY)}`
        : `week ${Math.floor(time.getTime() / (7 * DAY))}`;
    if (seen.has(slot)) return false;
    seen.add(slot);
    return true;
  });
}

/** The newest backup that SQLite finds in order. */
export function newestSoundBackup(folder: string): Backup | undefined {
  return listBackups(folder).find((backup) => isSound(backup.path));
}

/** Puts a backup where the database is expected. */
export function restoreBackup(backup: string, database: string): void {
  copyFileSync(backup, database);
}

function isSound(path: string): boolean {
  try {
    const db = new Sqlite(path, { readonly: true });
    try {
      return db.pragma('quick_check(1)', { simple: true }) === 'ok';
    } finally {
      db.close();
    }
  } catch {
    return false;
  }
}
