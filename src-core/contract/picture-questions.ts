import { z } from 'zod';
import {
  ALL_STAGES,
  LIMITS,
  specSchema,
  type LayerOverview,
  type VectorSpace,
} from '#core/experiment';
import { method } from './contract.ts';

const overviewSchema = z.strictObject({
  spec: specSchema,
  /** At most this many rows and columns a head. */
  most: z.int().min(1).max(LIMITS.tokens),
  less: z.enum(['nothing', 'average']),
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

/** What the pictures ask besides the numbers themselves. */
export const pictureQuestions = {
  /** The weights of all heads of all layers, small. */
  overview: method(overviewSchema).returns<readonly LayerOverview[]>(),
  /** Vectors as points of a plane. */
  space: method(spaceSchema).returns<VectorSpace>(),
};
