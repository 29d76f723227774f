import { resolve } from 'node:path';
import Sqlite from 'better-sqlite3';

/** Rows of a lab's database, or of a backup (its path), while the lab runs. */
export function rowsOf<T>(dataDir: string, sql: string, file = 'lab.sqlite'): T[] {
  const db = new Sqlite(resolve(dataDir, file), { readonly: true });
  try {
    return db.prepare<[], T>(sql).all();
  } finally {
    db.close();
  }
}
