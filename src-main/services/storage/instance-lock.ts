import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { LabError } from '#core/attention';

/** What the lab that holds a folder says of itself. */
export interface Instance {
  readonly pid: number;
  readonly host: string;
  /** Where its window can be reached, if it has an address. */
  readonly address: string | null;
}

/** A folder held by this process alone. */
export interface InstanceLock {
  /** Tells a later lab how to reach this one. */
  announce(instance: Instance): void;
  release(): void;
}

/**
 * Holds a data folder for one lab at a time. The lock is SQLite's own on a file beside the database: the
 * system lets it go with the process, however that ends, so a crash never locks a person out.
 * Throws `data.in-use`, whose details say how to reach the lab that runs.
 */
export function lockInstance(folder: string): InstanceLock {
  const note = join(folder, 'instance.json');
  const db = new Sqlite(join(folder, 'instance.lock'), { timeout: 0 });
  try {
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
  } catch (fault) {
    db.close();
    if (!(fault instanceof Sqlite.SqliteError) || fault.code !== 'SQLITE_BUSY') throw fault;
    throw inUse(folder, readNote(note));
  }
  return {
    // Readable by its owner alone: the address lets one in.
    announce: (instance) => writeFileSync(note, JSON.stringify(instance), { mode: 0o600 }),
    release() {
      rmSync(note, { force: true });
      db.close();
    },
  };
}

function inUse(folder: string, running: Instance | null): LabError {
  const where = running?.address ? ` Open it at ${running.address}` : ' Switch to its window';
  return new LabError(
    'data.in-use',
    `Attention Lab already runs on the data in ${folder}${running ? ` (process ${running.pid})` : ''}.${where}, or close it first. Another folder can be chosen with --data-dir=PATH.`,
    { pid: running?.pid ?? null, host: running?.host ?? null, address: running?.address ?? null },
  );
}

function readNote(path: string): Instance | null {
  try {
    const { pid, host, address } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Instance>;
    return { pid: Number(pid), host: String(host), address: address ? String(address) : null };
  } catch {
    return null;
  }
}
