import { z } from 'zod';
import { FAULTS, STAGES } from '#core/attention';
import { LIMITS } from './limits.ts';

const index = z.int().min(0).max(100_000);

/** One matrix of a run; layer and head count from 0. */
export const stageAddressSchema = z.strictObject({
  layer: z
    .int()
    .min(0)
    .max(LIMITS.layers.max - 1),
  stage: z.enum(STAGES),
  head: z
    .int()
    .min(0)
    .max(LIMITS.heads.max - 1),
});

/** One number of a run; row and col count from 0. */
export const addressSchema = stageAddressSchema.extend({ row: index, col: index });

/** A number put in by hand in place of the computed or given one; 0 or 1 in the mask. */
export const editSchema = z.strictObject({ address: addressSchema, value: z.number() });

/** A mistake made on purpose. */
export const faultSchema = z.enum(FAULTS);

/** A part switched off. */
export const ablationSchema = z.discriminatedUnion('kind', [
  /** No query may attend to this token (of the sentence that is asked), in any layer. */
  z.strictObject({ kind: z.literal('token'), token: index }),
  /** A head adds nothing. */
  z.strictObject({
    kind: z.literal('head'),
    layer: stageAddressSchema.shape.layer,
    head: stageAddressSchema.shape.head,
  }),
  /** A token is attended to as before, but has nothing to give; `head` null means all of the layer's. */
  z.strictObject({
    kind: z.literal('value'),
    layer: stageAddressSchema.shape.layer,
    head: stageAddressSchema.shape.head.nullable(),
    token: index,
  }),
]);

export type Edit = z.output<typeof editSchema>;
export type Ablation = z.output<typeof ablationSchema>;
