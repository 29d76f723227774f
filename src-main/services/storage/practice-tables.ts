import type { Database } from 'better-sqlite3';
import { countedUnder } from '#core/practice/attempt-tallies.ts';
import type { PracticeItem } from '#core/practice/attempt.ts';
import type { Card, Review } from '#core/practice/schedule.ts';
import { itemOf, type LogRow } from './attempt-log.ts';

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

/** The derived tables, written. `sign` 1 adds, −1 takes away. */
export interface PracticeTables {
  card(item: string): Card | undefined;
  putCard(item: string, about: PracticeItem, card: Card): void;
  dropCard(item: string): void;
  tally(row: LogRow, day: number, sign: 1 | -1): void;
  recall(row: RecallRow, sign: 1 | -1): void;
  clear(): void;
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
  const count = db.prepare<[Record<string, number | string>]>(
    `INSERT INTO practice_tally VALUES (@aspect, @day, @key, @answers, @right, @almost, @wrong, @score, @ms)
     ON CONFLICT DO UPDATE SET answers = answers + @answers, right = right + @right, almost = almost + @almost,
       wrong = wrong + @wrong, score = score + @score, ms = ms + @ms`,
  );
  const countRecall = db.prepare<[Record<string, number>]>(
    `INSERT INTO practice_recall VALUES (@day, @gap, @sign, @recalled, @expected)
     ON CONFLICT DO UPDATE SET reviews = reviews + @sign, recalled = recalled + @recalled,
       expected = expected + @expected`,
  );
  const noTally = db.prepare<[number]>('DELETE FROM practice_tally WHERE day = ? AND answers = 0');
  const noRecall = db.prepare<[number]>(
    'DELETE FROM practice_recall WHERE day = ? AND reviews = 0',
  );

  return {
    card(item) {
      const row = find.get(item);
      return row && cardOf(row);
    },
    putCard: (item, about, card) =>
      void put.run({ item, about: JSON.stringify(about), ...rowOf(card) }),
    dropCard: (item) => void drop.run(item),
    tally(row, day, sign) {
      const is = (outcome: string) => (row.outcome === outcome ? sign : 0);
      const numbers = {
        ...{ day, answers: sign, right: is('right'), almost: is('almost'), wrong: is('wrong') },
        score: sign * Math.round((row.score ?? 0) * 1000),
        ms: sign * (row.ms ?? 0),
      };
      const counted = { ...itemOf(row), mistake: row.mistake };
      for (const [aspect, key] of countedUnder(counted)) count.run({ aspect, key, ...numbers });
      if (sign < 0) noTally.run(day);
    },
    recall({ day, gap, recalled, expected }, sign) {
      countRecall.run({ day, gap, sign, recalled: sign * recalled, expected: sign * expected });
      if (sign < 0) noRecall.run(day);
    },
    clear: () =>
      void db.exec(
        'DELETE FROM practice_card; DELETE FROM practice_tally; DELETE FROM practice_recall;',
      ),
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
