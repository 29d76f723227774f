/** How far back the figures go: 7 days, 30 days, a year, or all. */
export const RANGES = ['7d', '30d', '1y', 'all'] as const;
export type Range = (typeof RANGES)[number];
const RANGE_DAYS = { '7d': 7, '30d': 30, '1y': 365 } as const;

/** The first learning day of a range that ends today; null for all. */
export function firstDayOf(range: Range, today: number): number | null {
  return range === 'all' ? null : today - RANGE_DAYS[range] + 1;
}

/** Answers and how they went. `score` is the sum of their scores (0…1 each), `ms` of their times. */
export interface Tally {
  readonly answers: number;
  readonly right: number;
  readonly almost: number;
  readonly wrong: number;
  readonly score: number;
  readonly ms: number;
}

/** The tally of one concept, step, lesson, level or mistake. */
export interface KeyedTally extends Tally {
  readonly key: string;
}

/** The tally of one learning day. */
export interface DayTally extends Tally {
  readonly day: number;
}

/** Of items that came back after `from` to `to` days: how many were still known, and how many FSRS expected. */
export interface Recall {
  readonly from: number;
  readonly to: number;
  readonly reviews: number;
  readonly recalled: number;
  readonly expected: number;
}

/** What is known of a concept's items today, as FSRS estimates it. `recall` is the mean, 0…1. */
export interface Knowledge {
  readonly concept: string;
  readonly items: number;
  readonly recall: number;
}

/** How many items return on a day; what is overdue is today's. */
export interface DueOn {
  readonly day: number;
  readonly items: number;
}

/** Consecutive learning days with an answer: up to now, and the longest ever. */
export interface Streak {
  readonly current: number;
  readonly longest: number;
}

/** Everything that the progress page draws, derived from the log. */
export interface Statistics {
  readonly today: number;
  readonly range: Range;
  readonly total: Tally;
  /** Every day of the range that has an answer. */
  readonly days: readonly DayTally[];
  /** The last 53 weeks, whatever the range, for the calendar. */
  readonly calendar: readonly DayTally[];
  readonly streak: Streak;
  readonly concepts: readonly KeyedTally[];
  readonly steps: readonly KeyedTally[];
  readonly lessons: readonly KeyedTally[];
  readonly levels: readonly KeyedTally[];
  readonly mistakes: readonly KeyedTally[];
  readonly recall: readonly Recall[];
  readonly knowledge: readonly Knowledge[];
  readonly forecast: readonly DueOn[];
  readonly goal: number;
}

/** Answers from which something can be called weak or sure. */
export const ENOUGH = 5;

/**
 * The row with the smallest share of right answers among those with enough of them. Null where fewer than two have, or
 * where all did equally well, to the percent: nothing is weakest then.
 */
export function weakestOf(rows: readonly KeyedTally[]): KeyedTally | null {
  const told = rows
    .filter(({ answers }) => answers >= ENOUGH)
    .map((row) => ({ row, share: accuracy(row) ?? 0 }))
    .toSorted((a, b) => a.share - b.share);
  const percent = (share: number) => Math.round(100 * share);
  const [worst] = told;
  const best = told.at(-1);
  return worst && best && percent(worst.share) < percent(best.share) ? worst.row : null;
}

/** Gaps in days that are drawn as one point of the retention curve. */
export const RECALL_BINS: readonly (readonly [from: number, to: number])[] = [
  [1, 1],
  [2, 3],
  [4, 7],
  [8, 14],
  [15, 30],
  [31, 60],
  [61, 120],
  [121, 3650],
];

/**
 * The streaks of days that had an answer, given in any order. A day without one breaks it, but today still may have one:
 * then the streak up to yesterday counts.
 */
export function streakOf(days: readonly number[], today: number): Streak {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  let longest = 0;
  let run = 0;
  let current = 0;
  sorted.forEach((day, i) => {
    run = i > 0 && sorted[i - 1] === day - 1 ? run + 1 : 1;
    longest = Math.max(longest, run);
    if (day === today || day === today - 1) current = run;
  });
  return { current, longest };
}

/** The tallies of the days `from`…`to`, both included. */
export function between(days: readonly DayTally[], from: number, to: number): DayTally[] {
  return days.filter(({ day }) => day >= from && day <= to);
}

/** The share that was right, an almost counting by its score; null where there are no answers. */
export function accuracy({ answers, score }: Pick<Tally, 'answers' | 'score'>): number | null {
  return answers === 0 ? null : score / answers;
}
