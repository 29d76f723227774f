import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { LabError } from '#core/attention';
import type { FindRequest, Found, TagCount } from '#core/contract';
import { LIMITS, plainKey } from '#core/experiment';
import { fillDerivedColumns } from './experiment-columns.ts';
import { missingExperiment } from './experiment-store.ts';
import { findExperiments, tagCounts } from './room-search.ts';

const DAY = 86_400_000;
/** How long a deleted experiment can be taken back, milliseconds. */
export const BIN_TIME = 30 * DAY;

/** What is done in the experiments room. Every call that returns has reached the disk. */
export interface RoomStore {
  find(request: FindRequest): Found;
  tags(): TagCount[];
  rename(id: string, name: string, now: number): void;
  /** Answers the copy's id. */
  duplicate(id: string, now: number): string;
  retag(ids: readonly string[], add: readonly string[], drop: readonly string[]): void;
  notes(id: string): string;
  writeNotes(id: string, before: string, notes: string): void;
  remove(ids: readonly string[], now: number): void;
  restore(ids: readonly string[]): void;
  /** Deletes for good what is in the bin: these, or all. Answers how many. */
  purge(ids: readonly string[] | null): number;
  /** Deletes for good what has been in the bin for too long. */
  purgeOld(now: number): number;
}

/** The room over an open database. Throws `experiment.missing`, `notes.conflict`, `tags.many`. */
export function roomStore(db: Database): RoomStore {
  fillDerivedColumns(db);
  const noteOf = db.prepare<[string], { notes: string }>(
    'SELECT notes FROM experiment WHERE id = ? AND removed_at IS NULL',
  );
  const setName = db.prepare<[string, string, number, string]>(
    `UPDATE experiment SET name = ?, name_key = ?, updated_at = ?, revision = revision + 1
     WHERE id = ? AND removed_at IS NULL`,
  );
  const setNotes = db.prepare<[string, string]>('UPDATE experiment SET notes = ? WHERE id = ?');
  const nameOf = db.prepare<[string], { name: string }>(
    'SELECT name FROM experiment WHERE id = ? AND removed_at IS NULL',
  );
  const isTaken = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM experiment WHERE name = ? AND removed_at IS NULL',
  );
  const copyRow = db.prepare<{ id: string; copy: string; name: string; key: string; now: number }>(
    `INSERT INTO experiment (id, name, name_key, text, context, tokens, spec_hash, checksum, engine, revision,
       created_at, updated_at, notes, spec)
     SELECT @copy, @name, @key, text, context, tokens, spec_hash, checksum, engine, 1, @now, @now, notes, spec
     FROM experiment WHERE id = @id`,
  );
  const copyTags = db.prepare<[string, string]>(
    `INSERT INTO experiment_tag (experiment_id, tag_key, name)
     SELECT ?, tag_key, name FROM experiment_tag WHERE experiment_id = ?`,
  );
  const copyTimeline = db.prepare<[string, string]>(
    'INSERT INTO timeline (experiment_id, body) SELECT ?, body FROM timeline WHERE experiment_id = ?',
  );
  const addTag = db.prepare<[string, string, string]>(
    'INSERT OR IGNORE INTO experiment_tag (experiment_id, tag_key, name) VALUES (?, ?, ?)',
  );
  const spelled = db.prepare<[string], { name: string }>(
    'SELECT min(name) AS name FROM experiment_tag WHERE tag_key = ? HAVING name IS NOT NULL',
  );
  const dropTag = db.prepare<[string, string]>(
    'DELETE FROM experiment_tag WHERE experiment_id = ? AND tag_key = ?',
  );
  const tagsOf = db.prepare<[string], { n: number }>(
    'SELECT count(*) AS n FROM experiment_tag WHERE experiment_id = ?',
  );
  const setRemoved = db.prepare<[number | null, string]>(
    'UPDATE experiment SET removed_at = ? WHERE id = ?',
  );
  const erase = db.prepare<[string]>(
    'DELETE FROM experiment WHERE id = ? AND removed_at IS NOT NULL',
  );
  const eraseUntil = db.prepare<[number]>('DELETE FROM experiment WHERE removed_at <= ?');
  const dropThumbnails = db.prepare(
    'DELETE FROM thumbnail WHERE spec_hash NOT IN (SELECT spec_hash FROM experiment)',
  );

  function existing(id: string): string {
    const row = nameOf.get(id);
    if (!row) throw missingExperiment(id);
    return row.name;
  }

  /** All or nothing. */
  function atOnce<A extends unknown[], R>(action: (...given: A) => R): (...given: A) => R {
    const transaction = db.transaction(action);
    return (...given) => transaction.immediate(...given);
  }

  const afterwards = (erased: number) => {
    if (erased > 0) dropThumbnails.run();
    return erased;
  };

  return {
    find: (request) => findExperiments(db, request),
    tags: () => tagCounts(db),
    rename(id, name, now) {
      if (existing(id) !== name) setName.run(name, plainKey(name), now, id);
    },
    duplicate: atOnce((id, now) => {
      const name = copyName(existing(id), (wish) => (isTaken.get(wish)?.n ?? 0) > 0);
      const copy = randomUUID();
      copyRow.run({ id, copy, name, key: plainKey(name), now });
      copyTags.run(copy, id);
      copyTimeline.run(copy, id);
      return copy;
    }),
    retag: atOnce((ids, add, drop) => {
      for (const id of ids) {
        existing(id);
        for (const tag of drop) dropTag.run(id, plainKey(tag));
        for (const tag of add)
          addTag.run(id, plainKey(tag), spelled.get(plainKey(tag))?.name ?? tag);
        if ((tagsOf.get(id)?.n ?? 0) > LIMITS.tags) throw tooManyTags(existing(id));
      }
    }),
    notes(id) {
      existing(id);
      return noteOf.get(id)?.notes ?? '';
    },
    writeNotes: atOnce((id, before, notes) => {
      existing(id);
      const stored = noteOf.get(id)?.notes ?? '';
      if (stored !== before && stored !== notes) throw notesConflict();
      setNotes.run(notes, id);
    }),
    remove: atOnce((ids, now) => {
      for (const id of ids) {
        existing(id);
        setRemoved.run(now, id);
      }
    }),
    restore: atOnce((ids) => {
      for (const id of ids) if (setRemoved.run(null, id).changes === 0) throw missingExperiment(id);
    }),
    purge: atOnce((ids) =>
      afterwards(
        ids === null
          ? eraseUntil.run(Number.MAX_SAFE_INTEGER).changes
          : ids.reduce((sum, id) => sum + erase.run(id).changes, 0),
      ),
    ),
    purgeOld: atOnce((now) => afterwards(eraseUntil.run(now - BIN_TIME).changes)),
  };
}

/** “It (copy)”, “It (copy 2)” …, within the length of a name. */
function copyName(name: string, taken: (wish: string) => boolean): string {
  const stem = name.replace(/ \(copy(?: \d+)?\)$/u, '');
  for (let i = 1; ; i++) {
    const end = i === 1 ? ' (copy)' : ` (copy ${i})`;
    const wish = stem.slice(0, LIMITS.name - end.length) + end;
    if (!taken(wish)) return wish;
  }
}

function tooManyTags(name: string): LabError {
  return new LabError(
    'tags.many',
    `“${name}” would have more than ${LIMITS.tags} tags. Remove some first.`,
    { limit: LIMITS.tags },
  );
}

function notesConflict(): LabError {
  return new LabError(
    'notes.conflict',
    'These notes were changed in another window since you opened them. Copy what you wrote, and open them again.',
  );
}
