import { z } from 'zod';
import { maskSchema, specSchema, stageAddressSchema } from '#core/experiment';
import { cellNumber, inlineText, numberRows, roleSchema, slipSchema } from './exercise-parts.ts';
import { headProblemSchema } from './head-problem.ts';

const label = z.string().max(60);
const labels = z.array(label).max(64);
const cell = z.strictObject({ row: z.int().min(0), col: z.int().min(0) });

/** Absolute: how far from the right value an answer may be. Stated to the learner. */
const tolerance = z.number().positive();

/** One of some statements (or several, when `several` is set). Shown in this order. */
export const choiceShape = {
  kind: z.literal('choice'),
  several: z.boolean().default(false),
  options: z
    .array(
      z.strictObject({
        text: inlineText,
        right: z.boolean().default(false),
        /** Said when a learner takes a wrong one, or leaves out a right one. */
        why: inlineText.optional(),
      }),
    )
    .min(2)
    .max(12),
};

/**
 * Text, or a formula, with gaps: `Position i sees 0 to {1} and never {2}.` Gap n is `blanks[n − 1]`. In a formula the
 * gaps stand between `$…$` pieces. Case, accents and spaces do not count.
 */
export const blanksShape = {
  kind: z.literal('blanks'),
  text: inlineText,
  blanks: z
    .array(
      z.strictObject({
        accept: z.array(z.string().trim().min(1).max(120)).min(1),
        /** Judged as a number, in all forms of one. */
        number: z.boolean().default(false),
        /** How wide the gap is drawn, in characters. */
        width: z.int().min(2).max(40).default(10),
        /** Typical wrong fillings, and what to say of them. */
        wrong: z
          .array(z.strictObject({ text: z.string().min(1).max(120), why: inlineText }))
          .default([]),
      }),
    )
    .min(1)
    .max(20),
};

/** One number: written down, or computed from a head's inputs (`compute`, cell `at`). */
export const numberShape = {
  kind: z.literal('number'),
  value: cellNumber.optional(),
  compute: headProblemSchema.optional(),
  at: cell.default({ row: 0, col: 0 }),
  tolerance: tolerance.default(0.005),
  /** Written after the field, such as `GB`; `percent` also takes 66.7 for 0.667. */
  unit: z.string().max(20).optional(),
  percent: z.boolean().default(false),
  slips: z.array(slipSchema.extend({ value: cellNumber })).default([]),
};

/** How a line of a grid follows from earlier lines, so that an early error is not punished twice. */
const followsSchema = z.discriminatedUnion('rule', [
  /** Each number ÷ `divisor`. */
  z.strictObject({ rule: z.literal('divide'), from: z.int().min(0), divisor: z.number() }),
  /** e to the power of each number. */
  z.strictObject({ rule: z.literal('exp'), from: z.int().min(0) }),
  /** One number: the sum. */
  z.strictObject({ rule: z.literal('sum'), from: z.int().min(0) }),
  /** Each number ÷ the sum of all of them. */
  z.strictObject({ rule: z.literal('share'), from: z.int().min(0) }),
  z.strictObject({ rule: z.literal('softmax'), from: z.int().min(0) }),
  /** −∞ where `allowed` has a 0. */
  z.strictObject({ rule: z.literal('mask'), from: z.int().min(0), allowed: z.string() }),
  /** The rows of `values`, weighted with these numbers and added. */
  z.strictObject({ rule: z.literal('blend'), from: z.int().min(0), values: numberRows }),
]);
export type Follows = z.output<typeof followsSchema>;

/** Lines of numbers, cell by cell. A matrix has one line a row; a worked table one line a step. */
export const matrixShape = {
  kind: z.literal('matrix'),
  symbol: z.string().max(40).optional(),
  role: roleSchema.default('plain'),
  colLabels: labels.optional(),
  lines: z
    .array(
      z.strictObject({
        label: label.optional(),
        values: z.array(cellNumber).min(1).max(64),
        follows: followsSchema.optional(),
      }),
    )
    .max(64)
    .optional(),
  compute: headProblemSchema.optional(),
  tolerance: tolerance.default(0.005),
  slips: z.array(slipSchema.extend({ values: numberRows })).default([]),
};

/** Items in the right order; they are shown in another one. */
export const orderShape = {
  kind: z.literal('order'),
  items: z.array(inlineText).min(2).max(12),
  /** Other right orders, as places in `items`. */
  alternatives: z.array(z.array(z.int().min(0))).default([]),
};

/** What belongs together; `why` is said of a wrong partner. `extra` are right sides that belong to nothing. */
export const matchShape = {
  kind: z.literal('match'),
  pairs: z
    .array(z.strictObject({ left: inlineText, right: inlineText, why: inlineText.optional() }))
    .min(2)
    .max(10),
  extra: z.array(inlineText).max(6).default([]),
};

/** What may be pointed at: words, or the cells of a map. */
const mapSchema = z.strictObject({
  rowLabels: labels,
  colLabels: labels,
  /** Empty: there are no numbers, only one row of words. */
  values: z.array(z.array(cellNumber)).max(64),
  role: roleSchema.default('weights'),
});
export type PointMap = z.output<typeof mapSchema>;

/**
 * Point at a cell or a word. Either `map` and `right` are written down, or both come from an experiment: `of` its
 * stage, and `find` in it the largest or smallest number (of a row, when given).
 */
export const pointShape = {
  kind: z.literal('point'),
  map: mapSchema.optional(),
  right: z.array(cell).min(1).optional(),
  of: z
    .strictObject({
      preset: z.string().optional(),
      spec: specSchema.optional(),
      at: stageAddressSchema,
    })
    .optional(),
  find: z
    .strictObject({
      what: z.enum(['largest', 'smallest']),
      row: z.int().min(0).optional(),
      col: z.int().min(0).optional(),
    })
    .optional(),
  /** Said of particular wrong cells. */
  wrong: z.array(cell.extend({ why: inlineText })).default([]),
};

/** Which line of a computation, or cell of a table, is wrong? Lines are rows of one cell. */
export const findErrorShape = {
  kind: z.literal('find-error'),
  rowLabels: labels.optional(),
  colLabels: labels.optional(),
  cells: z.array(z.array(inlineText).min(1).max(12)).min(2).max(16),
  wrong: z.array(cell).min(1),
  /** What should stand there. */
  correction: inlineText.optional(),
};

/** Build the mask (queries × keys): as a kind of mask, or as rows of 1 and 0. */
export const maskShape = {
  kind: z.literal('mask'),
  rowLabels: labels.min(1),
  colLabels: labels.min(1),
  mask: maskSchema.optional(),
  right: z.array(z.string().regex(/^[01]+$/)).optional(),
  slips: z.array(slipSchema.extend({ rows: z.array(z.string()) })).default([]),
};

/** A text of one's own, compared with a model answer point by point. */
export const freeTextShape = {
  kind: z.literal('free-text'),
  model: z.string().trim().min(1).max(4000),
  rubric: z.array(inlineText).min(1).max(8),
};
