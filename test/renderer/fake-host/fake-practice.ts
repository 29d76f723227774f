import type { LabImplementation, PracticeOverview, QueuedItem } from '#core/contract';
import type { Attempt } from '#core/practice/attempt.ts';
import {
  DEFAULT_PREFERENCES,
  type PracticePreferences,
} from '#core/practice/schedule-preferences.ts';
import type { Sitting, SittingKind } from '#core/practice/sitting.ts';
import type { Statistics } from '#core/practice/statistics.ts';

/** What the fake host says of practice, and what it was told: tests look into it. */
export interface FakePractice {
  overview?: Partial<PracticeOverview>;
  queue?: QueuedItem[];
  statistics?: Partial<Statistics>;
  attempts?: Attempt[];
  undone?: string[];
  completed?: string[];
  sittings?: Partial<Record<SittingKind, Sitting | null>>;
  preferences?: PracticePreferences;
}

const NO_ANSWERS = { answers: 0, right: 0, almost: 0, wrong: 0, score: 0, ms: 0 };
const TODAY = 20_000;

const OVERVIEW: PracticeOverview = {
  ...{ today: TODAY, due: 0, dueNew: 0, laterToday: 0, nextDueAt: null, dueMs: 0, hard: 0 },
  ...{ answersToday: 0, rightToday: 0, goal: 10, streak: { current: 0, longest: 0 } },
  ...{ calendar: [], answers: 0, lessonsDone: [], weakest: null, concepts: [], last: null },
};

/** Statistics of a learner who has not answered anything yet. */
export const NO_STATISTICS: Statistics = {
  ...{ today: TODAY, range: '30d', total: NO_ANSWERS, days: [], calendar: [] },
  streak: { current: 0, longest: 0 },
  ...{ concepts: [], steps: [], lessons: [], levels: [], mistakes: [], recall: [], knowledge: [] },
  forecast: Array.from({ length: 30 }, (_, i) => ({ day: TODAY + i, items: 0 })),
  goal: 10,
};

/** Practice in memory, without scheduling: what comes is what the test said. */
export function fakePractice(
  state: FakePractice,
  answer: <T>(question: string, make: () => T) => Promise<T>,
): LabImplementation['practice'] {
  const attempts = (state.attempts ??= []);
  const undone = (state.undone ??= []);
  const completed = (state.completed ??= []);
  const sittings = (state.sittings ??= {});
  return {
    record: (attempt) =>
      answer('practice.record', () => {
        attempts.push(attempt);
        return { id: attempt.id, item: 'item', days: 3, dueAt: 0 };
      }),
    undo: ({ id }) => answer('practice.undo', () => void undone.push(id)),
    completeLesson: ({ lesson, items }) =>
      answer('practice.completeLesson', () => {
        completed.push(lesson);
        return { scheduled: items.length };
      }),
    overview: () => answer('practice.overview', () => ({ ...OVERVIEW, ...state.overview })),
    queue: ({ most }) => answer('practice.queue', () => (state.queue ?? []).slice(0, most)),
    sitting: ({ which }) => answer('practice.sitting', () => sittings[which] ?? null),
    keepSitting: ({ which, sitting }) =>
      answer('practice.keepSitting', () => void (sittings[which] = sitting)),
    preferences: () =>
      answer('practice.preferences', () => state.preferences ?? DEFAULT_PREFERENCES),
    setPreferences: (next) =>
      answer('practice.setPreferences', () => void (state.preferences = next)),
    statistics: ({ range }) =>
      answer('practice.statistics', () => ({ ...NO_STATISTICS, ...state.statistics, range })),
    export: ({ format }) => answer('practice.export', () => (format === 'csv' ? 'time\r\n' : '{}')),
    reset: () => answer('practice.reset', () => ({ backup: '/nowhere/backup.sqlite' })),
  };
}
