import { randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { Level, Origin } from '#core/practice';
import { itemId, ratingOf, type Attempt, type PracticeItem } from '#core/practice/attempt.ts';

/** When something happened: milliseconds since 1970, and minutes east of UTC there. */
export interface Moment {
  readonly at: number;
  readonly zone: number;
}

/** A line of the log. Columns that its event does not have are null. */
export interface LogRow extends Moment {
  readonly id: string;
  readonly event: 'answer' | 'undone' | 'scheduled' | 'completed';
  readonly item: string | null;
  /** Of an `undone`: the answer that it takes back. */
  readonly target: string | null;
  readonly lesson: string | null;
  readonly generator: string | null;
  readonly level: number | null;
  readonly seed: number | null;
  readonly exercise: string | null;
  readonly kind: string | null;
  readonly concepts: string | null;
  readonly step: string | null;
  readonly difficulty: number | null;
  readonly room: string | null;
  readonly session: string | null;
  readonly outcome: 'right' | 'almost' | 'wrong' | null;
  readonly score: number | null;
  readonly mistake: string | null;
  readonly hints: number | null;
  readonly ms: number | null;
  readonly rating: 1 | 2 | 3 | 4 | null;
  readonly answer: string | null;
}

const EMPTY = {
  ...{ item: null, target: null, lesson: null, generator: null, level: null, seed: null },
  ...{ exercise: null, kind: null, concepts: null, step: null, difficulty: null, room: null },
  ...{ session: null, outcome: null, score: null, mistake: null, hints: null, ms: null },
  ...{ rating: null, answer: null },
} as const;

function itemColumns({ origin, ...item }: PracticeItem) {
  return {
    item: itemId({ origin, exercise: item.exercise }),
    lesson: origin.kind === 'lesson' ? origin.lesson : null,
    generator: origin.kind === 'generated' ? origin.generator : null,
    level: origin.kind === 'generated' ? origin.level : null,
    seed: origin.kind === 'generated' ? origin.seed : null,
    exercise: item.exercise,
    concepts: JSON.stringify(item.concepts),
    step: item.step,
    difficulty: item.difficulty,
  };
}

/** The line of an answer. */
export function answerRow(attempt: Attempt, moment: Moment): LogRow {
  const { id, kind, room, session, outcome, score, mistake, hints, ms, answer } = attempt;
  return {
    ...{ ...EMPTY, id, event: 'answer', at: moment.at, zone: moment.zone },
    ...itemColumns(attempt),
    ...{ kind, room, session, outcome, score, mistake, hints, ms },
    rating: ratingOf(attempt),
    answer: JSON.stringify(answer),
  };
}

/** The line that takes an answer back. */
export function undoneRow(row: LogRow, { at, zone }: Moment): LogRow {
  const { id: target, item } = row;
  return { ...EMPTY, id: randomUUID(), event: 'undone', at, zone, item, target };
}

/** The line that makes an item come back without an answer. */
export function scheduledRow(item: PracticeItem, { at, zone }: Moment): LogRow {
  return { ...EMPTY, id: randomUUID(), event: 'scheduled', at, zone, ...itemColumns(item) };
}

/** The line of a completed lesson. */
export function completedRow(lesson: string, { at, zone }: Moment): LogRow {
  return { ...EMPTY, id: randomUUID(), event: 'completed', at, zone, lesson };
}

/** The item of a line. */
export function itemOf(row: LogRow): PracticeItem {
  const { lesson, generator, level, seed, exercise, concepts, step, difficulty } = row;
  const origin: Origin =
    lesson === null
      ? {
          kind: 'generated',
          generator: generator ?? '',
          level: (level ?? 1) as Level,
          seed: seed ?? 0,
        }
      : { kind: 'lesson', lesson };
  return {
    exercise: exercise ?? '',
    origin,
    concepts: JSON.parse(concepts ?? '[]') as string[],
    step,
    difficulty: difficulty ?? 1,
  };
}

/** The log of practice in an open database: it only grows. */
export interface AttemptLog {
  append(row: LogRow): void;
  find(id: string): LogRow | undefined;
  isUndone(id: string): boolean;
  /** The answers and schedulings of an item that count, oldest first. */
  historyOf(item: string): LogRow[];
  /** Every line with whether it was taken back, oldest first. */
  all(): IterableIterator<LogRow & { readonly undone: 0 | 1 }>;
  /** At most so many lines after one, oldest first: what is derived from, without what was entered. */
  after(seq: number, most: number): (LogRow & { readonly seq: number; readonly undone: 0 | 1 })[];
  /** The number of the newest line; 0 for an empty log. */
  lastSeq(): number;
  /** The newest answer that counts. */
  last(): LogRow | undefined;
  lessonsDone(): string[];
  /** Empties it: for a reset, which has made a backup. */
  clear(): void;
}

/** Opens the log. */
export function attemptLog(db: Database): AttemptLog {
  const columns = ['id', 'event', 'at', 'zone', ...Object.keys(EMPTY)];
  const insert = db.prepare<[LogRow]>(
    `INSERT INTO attempt (${columns.join()}) VALUES (${columns.map((name) => `@${name}`).join()})`,
  );
  const undone = 'EXISTS (SELECT 1 FROM attempt u WHERE u.target = a.id)';
  const byId = db.prepare<[string], LogRow>('SELECT * FROM attempt WHERE id = ?');
  const byTarget = db.prepare<[string]>('SELECT 1 FROM attempt WHERE target = ?');
  const byItem = db.prepare<[string], LogRow>(
    `SELECT * FROM attempt a
     WHERE item = ? AND event IN ('answer', 'scheduled') AND NOT ${undone} ORDER BY seq`,
  );
  const everything = db.prepare<[], LogRow & { undone: 0 | 1 }>(
    `SELECT *, ${undone} AS undone FROM attempt a ORDER BY seq`,
  );
  const lines = db.prepare<
    [number, number],
    LogRow & { readonly seq: number; readonly undone: 0 | 1 }
  >(
    `SELECT seq, event, at, zone, item, lesson, generator, level, seed, exercise, concepts, step, difficulty,
       outcome, score, mistake, ms, rating, ${undone} AS undone
     FROM attempt a WHERE seq > ? ORDER BY seq LIMIT ?`,
  );
  const top = db.prepare<[], number>('SELECT ifnull(max(seq), 0) FROM attempt').pluck();
  const newest = db.prepare<[], LogRow>(
    `SELECT * FROM attempt a WHERE event = 'answer' AND NOT ${undone} ORDER BY seq DESC LIMIT 1`,
  );
  const completed = db.prepare<[], { lesson: string }>(
    `SELECT lesson FROM attempt WHERE event = 'completed' GROUP BY lesson ORDER BY min(seq)`,
  );
  const keeper = db.prepare<[], { sql: string }>(
    `SELECT sql FROM sqlite_schema WHERE name = 'attempt_stays'`,
  );
  return {
    append: (row) => void insert.run(row),
    find: (id) => byId.get(id),
    isUndone: (id) => byTarget.get(id) !== undefined,
    historyOf: (item) => byItem.all(item),
    all: () => everything.iterate(),
    after: (seq, most) => lines.all(seq, most),
    lastSeq: () => Number(top.get()),
    last: () => newest.get(),
    lessonsDone: () => completed.all().map(({ lesson }) => lesson),
    clear: db.transaction(() => {
      const trigger = keeper.get()?.sql ?? '';
      db.exec(`DROP TRIGGER attempt_stays; DELETE FROM attempt; ${trigger}`);
    }),
  };
}
