import { z } from 'zod';

/** What a learner may set about practice. */
export const preferencesSchema = z.strictObject({
  /** How likely an item should still be known when it comes back, 0.7…0.97. */
  retention: z.number().min(0.7).max(0.97),
  /** The hour at which a new day begins, 0…12: who learns past midnight is still in the evening. */
  dayStart: z.int().min(0).max(12),
  /** Answers a day that one sets out to give; 0 for no goal. */
  goal: z.int().min(0).max(200),
  /** How many items that were never answered may join a day's review. */
  newPerDay: z.int().min(0).max(100),
});
export type PracticePreferences = z.output<typeof preferencesSchema>;

export const DEFAULT_PREFERENCES: PracticePreferences = {
  retention: 0.9,
  dayStart: 4,
  goal: 10,
  newPerDay: 10,
};
