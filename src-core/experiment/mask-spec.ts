import { z } from 'zod';
import { LIMITS } from './limits.ts';

const place = z
  .int()
  .min(0)
  .max(LIMITS.tokens - 1);
const size = z.int().min(1).max(LIMITS.tokens);
/** Added to another kind: no looking ahead either. */
const causal = z.boolean().optional();

/** Which keys each query may attend to. Places count from 0. */
export const maskSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('causal') }),
  /** Only the first `length` keys are words, the rest is filling. */
  z.strictObject({ kind: z.literal('padding'), length: z.int().min(0).max(LIMITS.tokens), causal }),
  /** At most `radius` places away. */
  z.strictObject({ kind: z.literal('window'), radius: place, causal }),
  /** Every `stride`-th key, and the nearest `stride − 1`. */
  z.strictObject({ kind: z.literal('strided'), stride: size, causal }),
  /** A window, and `tokens` that see all and are seen by all. */
  z.strictObject({
    kind: z.literal('global'),
    tokens: z.array(place).max(LIMITS.tokens),
    radius: place,
    causal,
  }),
  /** Blocks of `size` neighbours that see only each other. */
  z.strictObject({ kind: z.literal('block'), size, causal }),
  /** Any grid: a text of 1 (allowed) and 0 (not) for each query, a character for each key. */
  z.strictObject({
    kind: z.literal('painted'),
    rows: z
      .array(
        z
          .string()
          .regex(/^[01]*$/, 'use only 0 and 1')
          .max(LIMITS.tokens),
      )
      .max(LIMITS.tokens),
  }),
]);

export type MaskSpec = z.output<typeof maskSchema>;
