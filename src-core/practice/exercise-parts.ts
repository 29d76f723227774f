import { z } from 'zod';
import { FAULTS, MAIN_STAGES } from '#core/attention';
import { presetSpec, specSchema, stageAddressSchema } from '#core/experiment';
import { conceptSchema } from './concept.ts';
import { levelSchema, originSchema } from './origin.ts';

/** A line of text: emphasis, `code` and $maths$ are marked up, nothing else. */
export const inlineText = z.string().trim().min(1).max(4000);

/** Whose numbers these are: gives them the colour they have everywhere. */
export const ROLES = ['query', 'key', 'value', 'scores', 'weights', 'output', 'plain'] as const;
export const roleSchema = z.enum(ROLES);
export type Role = z.output<typeof roleSchema>;

/** A number of the computation; −∞ where the mask blocks (`-.inf` in YAML). */
export const cellNumber = z.union([z.number(), z.literal(-Infinity)]);
export const numberRows = z.array(z.array(cellNumber).min(1).max(64)).min(1).max(64);
const labels = z.array(z.string().max(60)).max(64);

/** Numbers that the learner starts from, drawn beside the prompt: `Q = [ 1 2 ]`, or as a heatmap. */
const givenSchema = z.strictObject({
  symbol: z.string().min(1).max(40),
  role: roleSchema.default('plain'),
  rows: numberRows,
  rowLabels: labels.optional(),
  colLabels: labels.optional(),
  show: z.enum(['numbers', 'heatmap']).default('numbers'),
});
export type Given = z.output<typeof givenSchema>;

/**
 * A step of the worked solution. `expression` is arithmetic as a person writes it (`1·2 + 2·0`), `result` what it
 * gives; both are shown, and the tests compute one from the other.
 */
const stepSchema = z.strictObject({
  text: inlineText,
  expression: z.string().max(600).optional(),
  result: cellNumber.optional(),
});
export type SolutionStep = z.output<typeof stepSchema>;

/** A typical mistake and what it gives in this very exercise. */
export const slipSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: inlineText,
  explanation: inlineText,
  /** The same mistake as the Lab can make it. */
  fault: z.enum(FAULTS).optional(),
});

/** What may be tried with the exercise's numbers in the Lab: an experiment, or the name of a preset. */
const labSchema = z
  .strictObject({
    preset: z.string().optional(),
    spec: specSchema.optional(),
    /** What to look at there. */
    look: stageAddressSchema
      .extend({ row: z.int().optional(), col: z.int().optional() })
      .optional(),
    why: inlineText.optional(),
  })
  .transform(({ preset, spec, ...rest }, context) => {
    try {
      return { ...rest, spec: spec ?? presetSpec(preset ?? '') };
    } catch (error) {
      context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : '' });
      return z.NEVER;
    }
  });
export type LabLink = z.output<typeof labSchema>;

/** What every exercise has. */
export const commonShape = {
  /** Stable and unique in its lesson; a generated one has `generator/level/seed`. */
  id: z.string().min(1).max(160),
  prompt: inlineText,
  given: z.array(givenSchema).max(8).default([]),
  concepts: z.array(conceptSchema).min(1).max(6),
  /** The stage of the computation that is trained, if it is one. */
  step: z.enum(MAIN_STAGES).nullable().default(null),
  difficulty: levelSchema.default(1),
  /** Shown one after another; only the last may give the answer away. */
  hints: z.array(inlineText).max(8).default([]),
  solution: z.array(stepSchema).max(40).default([]),
  origin: originSchema,
  lab: labSchema.optional(),
};
