import type { Database } from 'better-sqlite3';
import { countedUnder, type Aspect } from '#core/practice/attempt-tallies.ts';
import type { PracticeItem } from '#core/practice/attempt.ts';
import type { Card, Review } from '#core/practice/schedule.ts';
import { itemOf, type LogRow } from './attempt-log.ts';
import { SPANS, spanStart, type Span } from './practice-span.ts';

/** A judged review: the day it was on, the days since the one before, and how it went. */
export interface RecallRow {
  readonly day: number;
  readonly gap: number;
  readonly recalled: 0 | 1;
  /** Millionths. */
  readonly expected: number;
}

/** What a review tells of memory; null when it is not one to judge memory by. */
export function recallRow(day: number, { counts, gap, predicted }: Review, rating: number) {
  if (!counts || gap === null || predicted === null) return null;
  return { day, gap, recalled: rating > 1 ? 1 : 0, expected: Math.round(predicted * 1e6) } as const;
}

/** A count of answers, of one day or of a block of days. Scores are thousandths. */
export interface TallyRow {
  readonly aspect: Aspect;
  readonly span: Span;
  readonly day: number;
  readonly key: string;
  readonly answers: number;
  readonly right: number;
  readonly almost: number;
  readonly wrong: number;
  readonly score: number;
  readonly ms: number;
}

/** A count of judged reviews, of one day or of a block of days. */
export interface RecallTally {
  readonly span: Span;
  readonly day: number;
  readonly gap: number;
  readonly reviews: number;
  readonly recalled: number;
  readonly expected: number;
}

/** What an answer adds to every count that it belongs to; `sign` −1 takes it away. */
export function talliesOf(row: LogRow, day: number, sign: 1 | -1): TallyRow[] {
  const is = (outcome: string) => (row.outcome === outcome ? sign : 0);
  const numbers = {
    ...{ answers: sign, right: is('right'), almost: is('almost'), wrong: is('wrong') },
    score: sign * Math.round((row.score ?? 0) * 1000),
    ms: sign * (row.ms ?? 0),
  };
  const keys = countedUnder({ ...itemOf(row), mistake: row.mistake });
  return SPANS.flatMap((span) =>
    keys.map(([aspect, key]) => ({ aspect, span, day: spanStart(day, span), key, ...numbers })),
  );
}

/** What a judged review adds to the counts; `sign` −1 takes it away. */
export function recallTallies(row: RecallRow, sign: 1 | -1): RecallTally[] {
  const { day, gap, recalled, expected } = row;
  const numbers = { reviews: sign, recalled: sign * recalled, expected: sign * expected };
  return SPANS.map((span) => ({ span, day: spanStart(day, span), gap, ...numbers }));
}

/** The derived tables, written. */
export interface PracticeTables {
  card(item: string): Card | undefined;
  putCard(item: string, about: PracticeItem, card: Card): void;
  dropCard(item: string): void;
  /** Adds to a count; one that comes to nothing is removed. */
  tally(row: TallyRow): void;
  recall(row: RecallTally): void;
  /** Empties all tables, or that of the cards. */
  clear(which: 'all' | 'cards'): void;
}

/** A card as it is stored. */
export interface CardRow {
  state: number;
  stability: number;
  hardness: number;
  learning_steps: number;
  scheduled_days: number;
  reps: number;
  lapses: number;
  due_at: number;
  due_day: number;
  last_time: number | null;
  first_day: number | null;
}

/** Opens the derived tables. */
export function practiceTables(db: Database): PracticeTables {
  const find = db.prepare<[string], CardRow>('SELECT * FROM practice_card WHERE item = ?');
  const put = db.prepare<[CardRow & { item: string; about: string }]>(
    `INSERT OR REPLACE INTO practice_card VALUES (@item, @about, @state, @stability, @hardness, @learning_steps,
       @scheduled_days, @reps, @lapses, @due_at, @due_day, @last_time, @first_day)`,
  );
  const drop = db.prepare<[string]>('DELETE FROM practice_card WHERE item = ?');
  const count = db.prepare<[TallyRow]>(
    `INSERT INTO practice_tally
       VALUES (@aspect, @span, @day, @key, @answers, @right, @almost, @wrong, @score, @ms)
     ON CONFLICT DO UPDATE SET answers = answers + @answers, right = right + @right, almost = almost + @almost,
       wrong = wrong + @wrong, score = score + @score, ms = ms + @ms`,
  );
  const countRecall = db.prepare<[RecallTally]>(
    `INSERT INTO practice_recall VALUES (@span, @day, @gap, @reviews, @recalled, @expected)
     ON CONFLICT DO UPDATE SET reviews = reviews + @reviews, recalled = recalled + @recalled,
       expected = expected + @expected`,
  );
  const noTally = db.prepare<[TallyRow]>(
    `DELETE FROM practice_tally
     WHERE aspect = @aspect AND span = @span AND day = @day AND key = @key AND answers = 0`,
  );
  const noRecall = db.prepare<[RecallTally]>(
    'DELETE FROM practice_recall WHERE span = @span AND day = @day AND gap = @gap AND reviews = 0',
  );

  return {
    card(item) {
      const row = find.get(item);
      return row && cardOf(row);
    },
    putCard: (item, about, card) =>
      void put.run({ item, about: JSON.stringify(about), ...rowOf(card) }),
    dropCard: (item) => void drop.run(item),
    tally(row) {
      count.run(row);
      if (row.answers < 0) noTally.run(row);
    },
    recall(row) {
      countRecall.run(row);
      if (row.reviews < 0) noRecall.run(row);
    },
    clear(which) {
      db.exec('DELETE FROM practice_card');
      if (which === 'all') db.exec('DELETE FROM practice_tally; DELETE FROM practice_recall');
    },
  };
}

/** The card of a stored row. */
export function cardOf(row: CardRow): Card {
  const { state, stability, hardness, reps, lapses } = row;
  return {
    ...{ state, stability, hardness, reps, lapses },
    learningSteps: row.learning_steps,
    scheduledDays: row.scheduled_days,
    dueAt: row.due_at,
    dueDay: row.due_day,
    lastTime: row.last_time,
    firstDay: row.first_day,
  };
}

function rowOf(card: Card): CardRow {
  const { state, stability, hardness, reps, lapses } = card;
  return {
    ...{ state, stability, hardness, reps, lapses },
    learning_steps: card.learningSteps,
    scheduled_days: card.scheduledDays,
    due_at: card.dueAt,
    due_day: card.dueDay,
    last_time: card.lastTime,
    first_day: card.firstDay,
  };
}
