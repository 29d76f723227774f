import type { Database } from 'better-sqlite3';
import type { z } from 'zod';

/** A single value kept by name, such as the draft or the settings. */
export interface Document<T> {
  get(): T | null;
  put(value: T): void;
  clear(): void;
}

/** A named document in an open database. A stored value that the schema no longer accepts reads as none. */
export function documentStore<T>(db: Database, name: string, schema: z.ZodType<T>): Document<T> {
  const read = db.prepare<[string], { body: string }>('SELECT body FROM document WHERE name = ?');
  const write = db.prepare<[string, string]>(
    'INSERT INTO document (name, body) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET body = excluded.body',
  );
  const erase = db.prepare<[string]>('DELETE FROM document WHERE name = ?');
  return {
    get() {
      const row = read.get(name);
      const parsed = row ? schema.safeParse(JSON.parse(row.body)) : null;
      return parsed?.success ? parsed.data : null;
    },
    put: (value) => void write.run(name, JSON.stringify(value)),
    clear: () => void erase.run(name),
  };
}
