import { z } from 'zod';
import {
  ALL_STAGES,
  LIMITS,
  encoderModelSchema,
  readingSchema,
  specSchema,
  type AlikeHead,
  type HeadHabits,
  type LayerOverview,
  type VectorSpace,
} from '#core/experiment';
import { method } from './contract.ts';

const overviewSchema = z.strictObject({
  spec: specSchema,
  /** At most this many rows and columns a head. */
  most: z.int().min(1).max(LIMITS.tokens),
  less: z.enum(['nothing', 'average']),
  reading: readingSchema.optional(),
});
export type OverviewQuestion = z.output<typeof overviewSchema>;

const spaceSchema = z.strictObject({
  spec: specSchema,
  /** The stages whose rows are put on the map; all of one length. */
  clouds: z
    .array(
      z.strictObject({
        layer: z.int().nonnegative(),
        stage: z.enum(ALL_STAGES),
        head: z.int().nonnegative(),
      }),
    )
    .min(1)
    .max(4 * LIMITS.layers.max),
});
export type SpaceQuestion = z.output<typeof spaceSchema>;

const alikeSchema = z.strictObject({
  spec: specSchema,
  layer: z.int().nonnegative(),
  head: z.int().nonnegative(),
});

/** What the pictures ask besides the numbers themselves. */
export const pictureQuestions = {
  /** The weights of all heads of all layers, small. */
  overview: method(overviewSchema).returns<readonly LayerOverview[]>(),
  /** Vectors as points of a plane. */
  space: method(spaceSchema).returns<VectorSpace>(),
  /** What every head of a trained model does, counted over marked sentences; tells progress, and can be cancelled. */
  habits: method(z.strictObject({ model: encoderModelSchema })).returns<readonly HeadHabits[]>(),
  /** The other heads, those first that look alike. */
  alike: method(alikeSchema).returns<readonly AlikeHead[]>(),
};
