import type { Database } from 'better-sqlite3';
import type { FindRequest, Found, RoomRow, TagCount } from '#core/contract';
import { plainKey } from '#core/experiment';

interface Row {
  id: string;
  name: string;
  text: string;
  context: string | null;
  tokens: number;
  revision: number;
  created_at: number;
  updated_at: number;
  removed_at: number | null;
  has_notes: number;
  tags: string;
}

/** What a row of the list needs. */
const SHOWN = `id, name, text, context, tokens, revision, created_at, updated_at, removed_at, notes <> '' AS has_notes,
  (SELECT json_group_array(name) FROM (SELECT name FROM experiment_tag
   WHERE experiment_id = experiment.id ORDER BY tag_key)) AS tags`;

/** What a sort orders by, and which way it goes by itself. Each has an index. */
const ORDERS: Record<FindRequest['sort'], { column: string; falling: boolean }> = {
  changed: { column: 'updated_at', falling: true },
  created: { column: 'created_at', falling: true },
  name: { column: 'name_key', falling: false },
  size: { column: 'tokens', falling: true },
};

/** Finds saved experiments: full text, tags, order, a stretch at a time. */
export function findExperiments(db: Database, request: FindRequest): Found {
  const { where, values } = conditions(request);
  const { column, falling } = request.bin
    ? { column: 'removed_at', falling: true }
    : ORDERS[request.sort];
  const way = falling === request.reversed ? 'ASC' : 'DESC';
  const order = `ORDER BY ${column} ${way}, key ${way}`;
  const all = countAll(db);
  const { from, count } = request;
  if (request.text.trim() === '' && request.tags.length === 0) {
    const rows = db
      .prepare<unknown[], Row>(
        `SELECT ${SHOWN} FROM experiment WHERE ${where} ${order} LIMIT ? OFFSET ?`,
      )
      .all(count, from);
    return { rows: rows.map(rowOf), from, total: request.bin ? all.inBin : all.saved, ...all };
  }
  // The index is asked once, for keys alone; what is shown is read of one stretch of them.
  const keys = db
    .prepare<unknown[], number>(`SELECT key FROM experiment WHERE ${where} ${order}`)
    .pluck()
    .all(...values) as number[];
  const rows = db
    .prepare<[string], Row>(
      `SELECT ${SHOWN} FROM experiment WHERE key IN (SELECT value FROM json_each(?)) ${order}`,
    )
    .all(JSON.stringify(keys.slice(from, from + count)));
  return { rows: rows.map(rowOf), from, total: keys.length, ...all };
}

/** Every tag of experiments that are not in the bin, the most used first. */
export function tagCounts(db: Database): TagCount[] {
  return db
    .prepare<[], TagCount>(
      `SELECT min(t.name) AS name, count(*) AS count FROM experiment_tag t
       JOIN experiment e ON e.id = t.experiment_id WHERE e.removed_at IS NULL
       GROUP BY t.tag_key ORDER BY count DESC, t.tag_key`,
    )
    .all();
}

/**
 * What was typed as a full-text question: every word in quotes, so that nothing in it is an operator, and
 * found by how it begins. Words without a letter or digit (such as 🙂) are not indexed; they come back apart.
 */
export function searchTerms(text: string): { match: string; plain: string[] } {
  const words = text
    .replace(/[\u0000-\u001f]/gu, ' ')
    .split(/\s+/u)
    .filter(Boolean);
  const indexed = words.filter((word) => /[\p{L}\p{N}]/u.test(word));
  return {
    match: indexed.map((word) => `"${word.replaceAll('"', '""')}"*`).join(' '),
    plain: words.filter((word) => !indexed.includes(word)),
  };
}

function conditions({ text, tags, bin }: FindRequest): { where: string; values: unknown[] } {
  const where = [bin ? 'removed_at IS NOT NULL' : 'removed_at IS NULL'];
  const values: unknown[] = [];
  const { match, plain } = searchTerms(text);
  if (match) {
    where.push('key IN (SELECT rowid FROM experiment_search WHERE experiment_search MATCH ?)');
    values.push(match);
  }
  for (const word of plain) {
    where.push(`instr(name || ' ' || text || ' ' || coalesce(context, '') || ' ' || notes, ?) > 0`);
    values.push(word);
  }
  for (const tag of tags) {
    where.push('id IN (SELECT experiment_id FROM experiment_tag WHERE tag_key = ?)');
    values.push(plainKey(tag));
  }
  return { where: where.join(' AND '), values };
}

function countAll(db: Database): { saved: number; inBin: number } {
  const counted = db
    .prepare<[], { saved: number; inBin: number }>(
      `SELECT (SELECT count(*) FROM experiment WHERE removed_at IS NULL) AS saved,
              (SELECT count(*) FROM experiment WHERE removed_at IS NOT NULL) AS inBin`,
    )
    .get();
  return counted ?? { saved: 0, inBin: 0 };
}

function rowOf(row: Row): RoomRow {
  return {
    id: row.id,
    name: row.name,
    text: row.text,
    context: row.context,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    revision: row.revision,
    tags: JSON.parse(row.tags) as string[],
    tokens: row.tokens,
    hasNotes: row.has_notes === 1,
    removedAt: row.removed_at,
  };
}
