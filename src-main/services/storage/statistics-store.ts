import type { Database } from 'better-sqlite3';
import type { Aspect } from '#core/practice/attempt-tallies.ts';
import {
  RECALL_BINS,
  type DayTally,
  type KeyedTally,
  type Recall,
  type Tally,
} from '#core/practice/statistics.ts';

/** Figures from the derived tables. Days are learning days, both ends included; `from` null is since ever. */
export interface StatisticsStore {
  total(from: number | null, to: number): Tally;
  days(from: number | null, to: number): DayTally[];
  by(aspect: Aspect, from: number | null, to: number): KeyedTally[];
  recall(from: number | null, to: number): Recall[];
  /** Every day that ever had an answer. */
  allDays(): number[];
}

const SUMS = `sum(answers) AS answers, sum(right) AS right, sum(almost) AS almost, sum(wrong) AS wrong,
  sum(score) / 1000.0 AS score, sum(ms) AS ms`;
const BETWEEN = 'aspect = ? AND day BETWEEN ? AND ?';

/** Before any day that a clock can show. */
const EVER = -1e9;
/** An answer of a clock that ran ahead belongs to “all”, and to no range that ends today. */
const AFTER = 1e9;

/** Opens the figures. */
export function statisticsStore(db: Database): StatisticsStore {
  type Span = [string, number, number];
  const total = db.prepare<Span, Tally>(
    `SELECT ifnull(sum(answers), 0) AS answers, ifnull(sum(right), 0) AS right, ifnull(sum(almost), 0) AS almost,
       ifnull(sum(wrong), 0) AS wrong, ifnull(sum(score), 0) / 1000.0 AS score, ifnull(sum(ms), 0) AS ms
     FROM practice_tally WHERE ${BETWEEN}`,
  );
  const days = db.prepare<Span, DayTally>(
    `SELECT day, ${SUMS} FROM practice_tally WHERE ${BETWEEN} GROUP BY day ORDER BY day`,
  );
  const by = db.prepare<Span, KeyedTally>(
    `SELECT key, ${SUMS} FROM practice_tally WHERE ${BETWEEN} GROUP BY key ORDER BY answers DESC, key`,
  );
  const recall = db.prepare<
    [number, number],
    { gap: number; reviews: number; recalled: number; expected: number }
  >(
    `SELECT gap, sum(reviews) AS reviews, sum(recalled) AS recalled, sum(expected) / 1e6 AS expected
     FROM practice_recall WHERE day BETWEEN ? AND ? GROUP BY gap`,
  );
  const allDays = db
    .prepare<[], number>(`SELECT day FROM practice_tally WHERE aspect = 'all' ORDER BY day`)
    .pluck();

  const span = (from: number | null, to: number): [number, number] =>
    from === null ? [EVER, AFTER] : [from, to];

  return {
    // An aggregate without GROUP BY always has one row.
    total: (from, to) => total.get('all', ...span(from, to))!,
    days: (from, to) => days.all('all', ...span(from, to)),
    by: (aspect, from, to) => by.all(aspect, ...span(from, to)),
    recall(from, to) {
      const rows = recall.all(...span(from, to));
      return RECALL_BINS.flatMap(([first, last]) => {
        const within = rows.filter(({ gap }) => gap >= first && gap <= last);
        if (within.length === 0) return [];
        const sum = (name: 'reviews' | 'recalled' | 'expected') =>
          within.reduce((all, row) => all + row[name], 0);
        return [
          {
            ...{ from: first, to: last },
            ...{ reviews: sum('reviews'), recalled: sum('recalled'), expected: sum('expected') },
          },
        ];
      });
    },
    allDays: () => allDays.all() as number[],
  };
}
