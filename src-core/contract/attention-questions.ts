import { z } from 'zod';
import type { Contributions, Explanation, Influence } from '#core/attention';
import { LANGUAGES, type Programme } from '#core/code';
import {
  addressSchema,
  ALL_STAGES,
  LIMITS,
  specSchema,
  stageAddressSchema,
  type ChangedStage,
  type AnyStage,
  type FiniteDifference,
  type Part,
  type RunChecks,
  type Saturation,
  type Sketch,
} from '#core/experiment';
import { COST_KINDS } from '#core/kernels/cost.ts';
import type { Backend, CostCurve } from '#core/kernels';
import { method } from './contract.ts';
import { pictureQuestions } from './picture-questions.ts';
import { vectorQuestions } from './vector-questions.ts';

const span = z.strictObject({ from: z.int().nonnegative(), to: z.int().nonnegative() });

/** Which numbers of a run are wanted. */
const partRequestSchema = z.strictObject({
  layer: z.int().nonnegative().optional(),
  stage: z.enum(ALL_STAGES),
  head: z.int().nonnegative(),
  rows: span.optional(),
  cols: span.optional(),
});
const parts = z.array(partRequestSchema).max(256);

/** An experiment and the numbers of it that will be shown. */
const computeSchema = z.strictObject({
  spec: specSchema,
  parts,
  /** Whether to add the checksum of all outputs (it takes longer for long sentences). */
  checksum: z.boolean(),
  /** A part to be painted while a hand moves, as a sketch. */
  sketch: partRequestSchema.optional(),
});

/** A computed experiment, and the parts that were asked for, in that order. */
export interface ComputeReply {
  readonly tokens: readonly string[];
  /** The same as `tokens` in self-attention. */
  readonly contextTokens: readonly string[];
  readonly layers: number;
  /** The stages that each layer has, in the order of the computation. */
  readonly stages: readonly (readonly AnyStage[])[];
  readonly heads: number;
  readonly dModel: number;
  readonly dK: number;
  readonly dV: number;
  /** Rows whose every key is masked. */
  readonly blocked: readonly number[];
  /** Places of words that the model does not know, and gave a vector from the seed. */
  readonly unknown: readonly number[];
  readonly contextUnknown: readonly number[];
  /** The names of the d_model dimensions, and of the heads by layer, where the model has any. */
  readonly dimensions: readonly string[] | null;
  readonly headNames: readonly (readonly string[])[] | null;
  readonly parts: readonly Part[];
  readonly sketch: Sketch | null;
  readonly checksum: string | null;
  /** Time in the worker, milliseconds. */
  readonly elapsed: number;
}

/** One number of an experiment. */
const cellSchema = z.strictObject({ spec: specSchema, address: addressSchema });
export type CellRequest = z.output<typeof cellSchema>;

const influenceSchema = cellSchema.extend({
  /** How many cells to list per stage, the most affected first. */
  most: z.int().min(1).max(4096),
});

const gradientSchema = z.strictObject({
  spec: specSchema,
  /** The number whose slope is wanted … */
  of: addressSchema,
  /** … by every number of this stage … */
  by: stageAddressSchema,
  rows: span.optional(),
  cols: span.optional(),
  /** … and by one of them also measured, by trying a step up and a step down; null for none. */
  measured: z.strictObject({ row: z.int().nonnegative(), col: z.int().nonnegative() }).nullable(),
});

/** ∂(number)/∂(every number of a stage), in that stage's shape. */
export interface GradientReply {
  readonly gradient: Part;
  readonly measured: FiniteDifference | null;
}

const saturationSchema = z.strictObject({
  spec: specSchema,
  layer: z.int().nonnegative(),
  head: z.int().nonnegative(),
  /** The row (or column) whose curve over the temperature is wanted. */
  line: z.int().nonnegative(),
});
export type SaturationRequest = z.output<typeof saturationSchema>;

const checksSchema = z.strictObject({
  spec: specSchema,
  only: z
    .strictObject({ layer: z.int().nonnegative(), head: z.int().nonnegative() })
    .nullable()
    .optional(),
});

const compareSchema = z.strictObject({ before: specSchema, after: specSchema, parts });

/** What differs between two experiments: which stages, and new less old of the parts asked for. */
export interface CompareReply {
  readonly changed: readonly ChangedStage[];
  readonly parts: readonly Part[];
  /** The same parts of the experiment before. */
  readonly old: readonly Part[];
}

const scalingSchema = z.strictObject({
  heads: z.int().min(1).max(LIMITS.heads.max),
  headSize: z.int().min(1).max(LIMITS.headSize.max),
  /** The lengths to measure. */
  tokens: z.array(z.int().min(1).max(8192)).min(1).max(12),
  kinds: z.array(z.enum(COST_KINDS)).min(1).max(COST_KINDS.length),
  /** For the window: how many tokens before and after its own a token sees. */
  window: z.int().min(0).max(8192),
});
export type ScalingRequest = z.output<typeof scalingSchema>;

/** What attention took on this computer at growing lengths; lengths that would have taken too long are left out. */
export interface ScalingReply {
  readonly backend: Backend;
  readonly curves: readonly CostCurve[];
}

/** What may be asked about an experiment's numbers; the main process asks the worker the very same. */
export const attentionQuestions = {
  compute: method(computeSchema).returns<ComputeReply>(),
  /** The terms that made a number, each with where it comes from. */
  explain: method(cellSchema).returns<Explanation>(),
  /** The experiment as a programme that computes the same digits. */
  programme: method(
    z.strictObject({ spec: specSchema, language: z.enum(LANGUAGES) }),
  ).returns<Programme>(),
  /** The later numbers that depend on a number, and how much. */
  influence: method(influenceSchema).returns<Influence>(),
  /** An output number as weight × value per token and head. */
  contributions: method(cellSchema).returns<Contributions>(),
  gradient: method(gradientSchema).returns<GradientReply>(),
  /** How saturated the softmaxes of a head are, and one of them over the temperature. */
  saturation: method(saturationSchema).returns<Saturation>(),
  /** Row sums, masked weights, a second computation, and measures of every row; of one head where `only` names it. */
  checks: method(checksSchema).returns<RunChecks>(),
  compare: method(compareSchema).returns<CompareReply>(),
  /** Measures time and memory of the fast kernels on this computer; tells progress, and can be cancelled half-way. */
  scaling: method(scalingSchema).returns<ScalingReply>(),
  ...pictureQuestions,
  ...vectorQuestions,
};
