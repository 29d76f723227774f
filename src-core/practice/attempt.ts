import { z } from 'zod';
import type { Exercise } from './exercise.ts';
import { originSchema } from './origin.ts';

const text = z.string().min(1).max(128);

/** What is learned by an exercise; how it comes back. */
export const itemSchema = z.strictObject({
  /** The exercise's own id: unique in its lesson, or what the generator gave. */
  exercise: z.string().min(1).max(200),
  origin: originSchema,
  concepts: z.array(text).max(12),
  /** The stage of the computation that is trained, if it is one. */
  step: text.nullable(),
  difficulty: z.int().min(1).max(3),
});
export type PracticeItem = z.output<typeof itemSchema>;

/** What of an exercise is kept with its answers. */
export function itemOf(exercise: Exercise): PracticeItem {
  const { id, origin, concepts, step, difficulty } = exercise;
  return { exercise: id, origin, concepts: [...concepts], step, difficulty };
}

/** Where in the lab an exercise was answered. */
export const ROOMS = ['lesson', 'review', 'free', 'test'] as const;
export type Room = (typeof ROOMS)[number];

/** An answer to be kept in the log. Made by who asks, so that one that is sent twice is one. */
export const attemptSchema = itemSchema.extend({
  id: z.string().min(8).max(64),
  /** The kind of exercise, such as `number` or `matrix`. */
  kind: text,
  room: z.enum(ROOMS),
  /** The sitting that it belongs to, if it is one of a review or a test. */
  session: z.string().min(1).max(64).nullable(),
  outcome: z.enum(['right', 'almost', 'wrong']),
  /** 0…1, how much of it was right. */
  score: z.number().min(0).max(1),
  /** What was entered, as it was entered; null when the learner gave up. */
  answer: z.json(),
  /** Id of the typical mistake that explains it. */
  mistake: text.nullable(),
  /** How many hints were read before. */
  hints: z.int().min(0).max(99),
  /** Time from first sight to the answer, milliseconds. */
  ms: z.int().min(0).max(86_400_000),
});
export type Attempt = z.output<typeof attemptSchema>;

/**
 * What comes back as one: an exercise of a lesson is itself; of a generator all problems of a level are one, and each
 * review is another seed.
 */
export function itemId({ origin, exercise }: Pick<PracticeItem, 'origin' | 'exercise'>): string {
  return origin.kind === 'lesson'
    ? `lesson:${origin.lesson}/${exercise}`
    : `generated:${origin.generator}/${origin.level}`;
}

/** How well something was known, as FSRS counts: 1 again, 2 hard, 3 good. Nobody is asked, so none is easy (4). */
export function ratingOf({ outcome, hints }: Pick<Attempt, 'outcome' | 'hints'>): 1 | 2 | 3 {
  if (outcome === 'wrong') return 1;
  return outcome === 'almost' || hints > 0 ? 2 : 3;
}
