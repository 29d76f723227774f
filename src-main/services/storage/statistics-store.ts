import type { Database } from 'better-sqlite3';
import type { Aspect } from '#core/practice/attempt-tallies.ts';
import {
  RECALL_BINS,
  type DayTally,
  type KeyedTally,
  type Recall,
  type Tally,
} from '#core/practice/statistics.ts';
import { windowsOf } from './practice-span.ts';

/** Figures from the derived tables. Days are learning days, both ends included; `from` null is since ever. */
export interface StatisticsStore {
  total(from: number | null, to: number): Tally;
  /** Every day that ever had an answer. */
  days(): DayTally[];
  by(aspect: Aspect, from: number | null, to: number): KeyedTally[];
  recall(from: number | null, to: number): Recall[];
}

const SUMS = `sum(answers) AS answers, sum(right) AS right, sum(almost) AS almost, sum(wrong) AS wrong,
  sum(score) / 1000.0 AS score, sum(ms) AS ms`;

/** The rows of a table that make up a range: single days, whole blocks, single days (`windowsOf`). */
const within = (table: string, filter = '') => `(
  SELECT * FROM ${table} WHERE ${filter} span = 1 AND day BETWEEN @before AND @beforeLast UNION ALL
  SELECT * FROM ${table} WHERE ${filter} span = 32 AND day BETWEEN @block AND @blockLast UNION ALL
  SELECT * FROM ${table} WHERE ${filter} span = 1 AND day BETWEEN @after AND @afterLast)`;
const TALLIES = within('practice_tally', 'aspect = @aspect AND');

interface Bounds extends Record<string, number | string> {
  before: number;
  beforeLast: number;
  block: number;
  blockLast: number;
  after: number;
  afterLast: number;
}

function boundsOf(from: number | null, to: number): Bounds {
  const { before, blocks, after } = windowsOf(from, to);
  return {
    ...{ before: before.first, beforeLast: before.last },
    ...{ block: blocks.first, blockLast: blocks.last },
    ...{ after: after.first, afterLast: after.last },
  };
}

/** Opens the figures. */
export function statisticsStore(db: Database): StatisticsStore {
  const total = db.prepare<[Bounds], Tally>(
    `SELECT ifnull(sum(answers), 0) AS answers, ifnull(sum(right), 0) AS right, ifnull(sum(almost), 0) AS almost,
       ifnull(sum(wrong), 0) AS wrong, ifnull(sum(score), 0) / 1000.0 AS score, ifnull(sum(ms), 0) AS ms
     FROM ${TALLIES}`,
  );
  const days = db.prepare<[], DayTally>(
    `SELECT day, answers, right, almost, wrong, score / 1000.0 AS score, ms
     FROM practice_tally WHERE aspect = 'all' AND span = 1 ORDER BY day`,
  );
  const by = db.prepare<[Bounds], KeyedTally>(
    `SELECT key, ${SUMS} FROM ${TALLIES} GROUP BY key ORDER BY answers DESC, key`,
  );
  const recall = db.prepare<
    [Bounds],
    { gap: number; reviews: number; recalled: number; expected: number }
  >(
    `SELECT gap, sum(reviews) AS reviews, sum(recalled) AS recalled, sum(expected) / 1e6 AS expected
     FROM ${within('practice_recall')} GROUP BY gap`,
  );

  return {
    // An aggregate without GROUP BY always has one row.
    total: (from, to) => total.get({ ...boundsOf(from, to), aspect: 'all' })!,
    days: () => days.all(),
    by: (aspect, from, to) => by.all({ ...boundsOf(from, to), aspect }),
    recall(from, to) {
      const rows = recall.all(boundsOf(from, to));
      return RECALL_BINS.flatMap(([first, last]) => {
        const binned = rows.filter(({ gap }) => gap >= first && gap <= last);
        if (binned.length === 0) return [];
        const sum = (name: 'reviews' | 'recalled' | 'expected') =>
          binned.reduce((all, row) => all + row[name], 0);
        return [
          {
            ...{ from: first, to: last },
            ...{ reviews: sum('reviews'), recalled: sum('recalled'), expected: sum('expected') },
          },
        ];
      });
    },
  };
}
