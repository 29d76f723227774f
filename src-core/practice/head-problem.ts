import { z } from 'zod';

const rows = z.array(z.array(z.number()).min(1).max(64)).min(1).max(64);

/** Where a computation by hand may end. */
const HEAD_TARGETS = ['scores', 'scaled', 'masked', 'weights', 'headOutput'] as const;
export type HeadTarget = (typeof HEAD_TARGETS)[number];

/**
 * One head, from what is given to what is asked. It starts at the latest of `query` with `key`, `scores`, `scaled` and
 * `weights` that is given. d_k is the width of the queries, or `dK`; `dModel` is there for the mistake of using it.
 */
export const headProblemSchema = z.strictObject({
  query: rows.optional(), // (n, d_k)
  key: rows.optional(), // (m, d_k)
  value: rows.optional(), // (m, d_v)
  scores: rows.optional(), // (n, m)
  scaled: rows.optional(), // (n, m)
  weights: rows.optional(), // (n, m)
  dK: z.int().positive().optional(),
  dModel: z.int().positive().optional(),
  /** Whether scores are divided by √d_k. */
  scaling: z.boolean().default(true),
  temperature: z.number().positive().default(1),
  /** For each query a text of 1 (may attend) and 0 (may not); all may when left out. */
  mask: z.array(z.string().regex(/^[01]+$/)).optional(),
  target: z.enum(HEAD_TARGETS),
});
export type HeadProblem = z.output<typeof headProblemSchema>;

/** A problem with what is usual left out: without scaling, temperature 1. */
export function problemOf(
  target: HeadTarget,
  inputs: Partial<Omit<HeadProblem, 'target'>>,
): HeadProblem {
  return { scaling: false, temperature: 1, ...inputs, target };
}
