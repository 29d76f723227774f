import { createHash, randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { plainKey, specSchema, timelineSchema, type FileEntry } from '#core/experiment';
import { derivedColumns } from './experiment-columns.ts';
import { missingExperiment } from './experiment-store.ts';
import { timelineStore } from './timeline-store.ts';

interface Row {
  id: string;
  name: string;
  spec: string;
  notes: string;
  checksum: string | null;
  engine: number;
  created_at: number;
  updated_at: number;
  tags: string;
  timeline: string | null;
}

/** Saved experiments on their way out to a file and in from one. */
export interface TransferStore {
  /** Entries of these experiments, or of all, oldest first; and how many could not be read. Throws `experiment.missing`. */
  entries(ids: readonly string[] | null): { entries: FileEntry[]; unreadable: number };
  /** Whether one with the same name and settings is there (and not in the bin). */
  has(entry: FileEntry): boolean;
  /** Adds all of them or none. */
  add(entries: readonly FileEntry[], now: number): void;
}

const COLUMNS = `id, name, spec, notes, checksum, engine, created_at, updated_at,
  (SELECT json_group_array(name) FROM (SELECT name FROM experiment_tag
   WHERE experiment_id = experiment.id ORDER BY tag_key)) AS tags,
  (SELECT body FROM timeline WHERE experiment_id = experiment.id) AS timeline`;

/** The experiments of an open database, as entries of a file. */
export function transferStore(db: Database): TransferStore {
  const all = db.prepare<[], Row>(
    `SELECT ${COLUMNS} FROM experiment WHERE removed_at IS NULL ORDER BY created_at, key`,
  );
  const one = db.prepare<[string], Row>(
    `SELECT ${COLUMNS} FROM experiment WHERE removed_at IS NULL AND id = ?`,
  );
  const same = db.prepare<[string, string], { n: number }>(
    'SELECT count(*) AS n FROM experiment WHERE spec_hash = ? AND name = ? AND removed_at IS NULL',
  );
  const taken = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM experiment WHERE id = ?',
  );
  const insert = db.prepare(
    `INSERT INTO experiment (id, name, name_key, text, context, tokens, spec_hash, spec, notes, checksum, engine,
       revision, created_at, updated_at)
     VALUES (@id, @name, @name_key, @text, @context, @tokens, @spec_hash, @spec, @notes, @checksum, @engine,
       1, @created_at, @updated_at)`,
  );
  const tag = db.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO experiment_tag (experiment_id, tag_key, name) VALUES (?, ?, ?)',
  );

  const timelines = timelineStore(db);

  function rowsOf(ids: readonly string[] | null): Row[] {
    if (ids === null) return all.all();
    return ids.map((id) => {
      const row = one.get(id);
      if (!row) throw missingExperiment(id);
      return row;
    });
  }

  const add = db.transaction((entries: readonly FileEntry[], now: number) => {
    for (const entry of entries) {
      const { name, spec, notes, checksum, engine } = entry;
      const id = (taken.get(entry.id)?.n ?? 0) > 0 ? randomUUID() : entry.id;
      const text = JSON.stringify(spec);
      insert.run({
        ...{ id, name, spec: text, notes, checksum, engine },
        ...derivedColumns(name, spec, text),
        created_at: Math.min(entry.createdAt, now),
        updated_at: now,
      });
      for (const word of entry.tags) tag.run(id, plainKey(word), word);
      if (entry.timeline) timelines.put(id, entry.timeline);
    }
  });

  return {
    entries(ids) {
      const rows = rowsOf(ids);
      const entries = rows.flatMap((row) => entryOf(row) ?? []);
      return { entries, unreadable: rows.length - entries.length };
    },
    has({ name, spec }) {
      const hash = createHash('sha256').update(JSON.stringify(spec)).digest('hex');
      return (same.get(hash, name)?.n ?? 0) > 0;
    },
    add: (entries, now) => void add.immediate(entries, now),
  };
}

/** Undefined where the settings are of a version that this lab does not know. */
function entryOf(row: Row): FileEntry | undefined {
  const parsed = specSchema.safeParse(JSON.parse(row.spec));
  if (!parsed.success) return undefined;
  const timeline = timelineOf(row.timeline);
  return {
    id: row.id,
    name: row.name,
    spec: parsed.data,
    tags: JSON.parse(row.tags) as string[],
    notes: row.notes,
    checksum: row.checksum,
    engine: row.engine,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    ...(timeline ? { timeline } : {}),
  };
}

/** None where there is none, or one that this version cannot read. */
function timelineOf(body: string | null) {
  const parsed = body === null ? null : timelineSchema.safeParse(JSON.parse(body));
  return parsed?.success ? parsed.data : null;
}
