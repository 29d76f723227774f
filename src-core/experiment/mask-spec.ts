import { z } from 'zod';
import { LIMITS } from './limits.ts';

const place = z
  .int()
  .min(0)
  .max(LIMITS.tokens - 1);
const size = z.int().min(1).max(LIMITS.tokens);
/** Added to another kind: no looking ahead either (no). */
const causal = z.boolean().optional();

/** Which keys each query may attend to. Places count from 0. What is left out has the value in brackets. */
export const maskSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('causal') }),
  /** Only the first `length` keys (all) are words, the rest is filling. */
  z.strictObject({
    kind: z.literal('padding'),
    length: z.int().min(0).max(LIMITS.tokens).optional(),
    causal,
  }),
  /** At most `radius` (2) places away. */
  z.strictObject({ kind: z.literal('window'), radius: place.optional(), causal }),
  /** Every `stride`-th key (3rd), and the nearest `stride − 1`. */
  z.strictObject({ kind: z.literal('strided'), stride: size.optional(), causal }),
  /** A window of `radius` (1), and `tokens` (the first) that see all and are seen by all. */
  z.strictObject({
    kind: z.literal('global'),
    tokens: z.array(place).max(LIMITS.tokens).optional(),
    radius: place.optional(),
    causal,
  }),
  /** Blocks of `size` (3) neighbours that see only each other. */
  z.strictObject({ kind: z.literal('block'), size: size.optional(), causal }),
  /** Any grid (all allowed): a text of 1 (allowed) and 0 (not) for each query, a character for each key. */
  z.strictObject({
    kind: z.literal('painted'),
    rows: z
      .array(
        z
          .string()
          .regex(/^[01]*$/, 'use only 0 and 1')
          .max(LIMITS.tokens),
      )
      .max(LIMITS.tokens)
      .optional(),
  }),
]);

export type MaskSpec = z.output<typeof maskSchema>;
