import { z } from 'zod';
import { answerSchema } from './answer.ts';
import { originSchema } from './origin.ts';

/** What one can be in the middle of: one of each. */
export const SITTINGS = ['review', 'test'] as const;
export type SittingKind = (typeof SITTINGS)[number];

/** A question of a sitting: enough to show the very same one again. */
const askedSchema = z.strictObject({
  item: z.string().min(1).max(256),
  /** The exercise's id. */
  exercise: z.string().min(1).max(200),
  origin: originSchema,
  /** The id under which its answer is kept in the log, and how that went; null until there is one. */
  attempt: z.string().min(8).max(64).nullable(),
  outcome: z.enum(['right', 'almost', 'wrong']).nullable(),
  score: z.number().min(0).max(1),
  /** What was entered so far, finished or not. */
  answer: answerSchema.nullable(),
  /** How many hints were read. */
  hints: z.int().min(0).max(99),
  /** Time spent on it so far, milliseconds. */
  ms: z.int().min(0).max(86_400_000),
});
export type Asked = z.output<typeof askedSchema>;

/** A review or a test that is going on: kept on the disk with every change, so that it survives closing the lab. */
export const sittingSchema = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.enum(['review', 'hard', 'test']),
  startedAt: z.int().nonnegative(),
  /** Time that a test may take, milliseconds; null for as long as one likes. */
  limit: z.int().min(0).max(86_400_000).nullable(),
  /** Time that it has taken while the lab was open, milliseconds. */
  spent: z.int().min(0).max(86_400_000),
  questions: z.array(askedSchema).max(500),
  /** The question that is shown. */
  at: z.int().min(0).max(500),
  /** Whether it was ended and its report is shown. */
  ended: z.boolean(),
});
export type Sitting = z.output<typeof sittingSchema>;
