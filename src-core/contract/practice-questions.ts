import { z } from 'zod';
import { attemptSchema, itemSchema, type PracticeItem } from '#core/practice/attempt.ts';
import {
  preferencesSchema,
  type PracticePreferences,
} from '#core/practice/schedule-preferences.ts';
import { RANGES, type DayTally, type Statistics, type Streak } from '#core/practice/statistics.ts';
import { sittingSchema, SITTINGS, type Sitting } from '#core/practice/sitting.ts';
import { method, question } from './contract.ts';

const id = z.string().min(1).max(64);

/** An item that may be asked, and how it stands. */
export interface QueuedItem extends PracticeItem {
  readonly item: string;
  /** Whether it was never answered. */
  readonly isNew: boolean;
  /** Milliseconds since 1970; what returns within minutes may be due a little later than now. */
  readonly dueAt: number;
  readonly lapses: number;
  readonly reps: number;
}

/** What an answer did. */
export interface Recorded {
  readonly id: string;
  readonly item: string;
  /** Days until it returns; 0 for within the day. */
  readonly days: number;
  readonly dueAt: number;
}

/** Where the learner is and what is next: of the home page and the practice room. */
export interface PracticeOverview {
  /** Learning day, as days since 1970. */
  readonly today: number;
  /** Items that a review would ask now: known ones that are due, and new ones up to the day's number. */
  readonly due: number;
  readonly dueNew: number;
  /** What comes back later today, and when; null when nothing does. */
  readonly laterToday: number;
  readonly nextDueAt: number | null;
  /** About how long the due items take, milliseconds. */
  readonly dueMs: number;
  readonly hard: number;
  readonly answersToday: number;
  readonly rightToday: number;
  readonly goal: number;
  readonly streak: Streak;
  /** The last 16 weeks. */
  readonly calendar: readonly DayTally[];
  /** All answers ever; 0 for a new learner. */
  readonly answers: number;
  readonly lessonsDone: readonly string[];
  /** The concept that is weakest over the last 30 days, if there are enough answers to tell. */
  readonly weakest: { readonly concept: string; readonly accuracy: number } | null;
  readonly concepts: readonly { readonly concept: string; readonly accuracy: number }[];
  /** The answer that can be taken back, newest first; null when there is none. */
  readonly last: { readonly id: string; readonly item: string } | null;
}

/** What may be asked about practice and progress. */
export const practiceQuestions = {
  /** Keeps an answer. Answered when the disk has it; one that is sent again is not counted again. */
  record: method(attemptSchema).returns<Recorded>(),
  /** Takes an answer back; the log keeps both. Throws `attempt.missing`. */
  undo: method(z.strictObject({ id })).returns<void>(),
  /** A lesson was completed: its items begin to come back. Those that already do are left as they are. */
  completeLesson: method(
    z.strictObject({ lesson: z.string().min(1).max(128), items: z.array(itemSchema).max(200) }),
  ).returns<{ scheduled: number }>(),
  overview: question<PracticeOverview>(),
  /** What a review asks, first things first; or the items that were forgotten again and again. */
  queue: method(
    z.strictObject({ which: z.enum(['due', 'hard']), most: z.int().min(1).max(500) }),
  ).returns<QueuedItem[]>(),
  /** The review or the test that was begun, as it was left. */
  sitting: method(z.strictObject({ which: z.enum(SITTINGS) })).returns<Sitting | null>(),
  keepSitting: method(
    z.strictObject({ which: z.enum(SITTINGS), sitting: sittingSchema.nullable() }),
  ).returns<void>(),
  preferences: question<PracticePreferences>(),
  setPreferences: method(preferencesSchema).returns<void>(),
  statistics: method(z.strictObject({ range: z.enum(RANGES) })).returns<Statistics>(),
  /** The log, oldest first, as the text of a file; what was taken back says so. */
  export: method(z.strictObject({ format: z.enum(['csv', 'json']) })).returns<string>(),
  /** Empties the log after a backup; answers that backup's path. */
  reset: question<{ backup: string }>(),
};
