import { z } from 'zod';
import { ALL_STAGES } from '#core/experiment';

// Arguments stand in a lesson as text: `{experiment=cat-tired layer=2}`.
const id = z.string().regex(/^[A-Za-z0-9][\w-]*$/, 'the name of an experiment is expected');
const counted = z
  .string()
  .regex(/^[1-9]\d*$/, 'a number from 1 is expected')
  .transform(Number);
const real = z
  .string()
  .regex(/^[−-]?\d+(\.\d+)?$/, 'a number is expected')
  .transform((text) => Number(text.replace('−', '-')));
const yes = z
  .enum(['yes', 'no'])
  .transform((answer) => answer === 'yes')
  .optional();
/** Numbers written with commas. */
const numbers = z
  .string()
  .transform((text) => text.split(',').map((part) => Number(part.trim().replace('−', '-'))))
  .pipe(z.array(z.number('numbers with commas between them are expected')).min(2).max(12));
const stage = z.enum(ALL_STAGES);
const words = z.string().max(200);

/** What a reader may change in the page. */
export const WIDGET_CONTROLS = [
  'text',
  'context',
  'layer',
  'head',
  'mask',
  'projections',
  'scaling',
  'temperature',
  'stage',
] as const;

/** A list written with commas: `controls=mask,temperature`. */
const controls = z
  .string()
  .transform((text) => text.split(/[\s,]+/u).filter(Boolean))
  .pipe(z.array(z.enum(WIDGET_CONTROLS)))
  .optional();

/** What is shown of an experiment; layer and head count from 1. */
const look = {
  title: words.optional(),
  layer: counted.optional(),
  head: counted.optional(),
  /** A word of the sentence, with `#2` for its second occurrence, or a place counted from 1. */
  query: words.optional(),
  controls,
};

/**
 * Every widget by its name, with its arguments. To add one: its arguments here, its component in
 * `src-renderer/components/lesson/widgets` and in the registry there, a line in `lessons/README.md`.
 */
export const WIDGETS = {
  /** The words of a sentence, tinted by what the chosen one looks at; with `map=yes` the heatmap below. */
  visualiser: z.strictObject({ experiment: id, ...look, map: yes }),
  /** One stage of an experiment as a map. */
  heatmap: z.strictObject({ experiment: id, ...look, stage: stage.optional() }),
  /** The steps of the computation one after another, each with its map. */
  stepper: z.strictObject({ experiment: id, ...look, stage: stage.optional() }),
  /** Two experiments side by side, looked at in the same way. */
  compare: z.strictObject({ before: id, after: id, ...look, map: yes }),
  /** One word of two sentences on its way through the layers; `layer` is where one begins. */
  path: z.strictObject({
    before: id,
    after: id,
    title: words.optional(),
    query: words,
    layer: counted.optional(),
  }),
  /** A curve of an expression over a variable `x`. */
  plot: z.strictObject({
    title: words.optional(),
    y: z.string().max(2_000),
    also: z.string().max(2_000).optional(),
    from: real,
    to: real,
    x: words.optional(),
    label: words.optional(),
    alsoLabel: words.optional(),
    /** For the way to the Lab: the scores that the curve is about, and their temperature as an expression of the variable. */
    scores: numbers.optional(),
    temperature: z.string().max(200).optional(),
  }),
  /** Scores that the reader may change, their weights as bars, and the temperature. */
  bars: z.strictObject({ title: words.optional(), scores: numbers }),
  /** Random queries and keys of a chosen length: their scores with and without the division by √d_k. */
  scaling: z.strictObject({ title: words.optional() }),
  /** The mask of an experiment, to paint, and the weights that follow. */
  painter: z.strictObject({ experiment: id, ...look }),
  /** Two sentences with lines between their words. */
  alignment: z.strictObject({ experiment: id, ...look }),
  /** The heads of a layer side by side, to open and to switch off. */
  heads: z.strictObject({ experiment: id, ...look }),
  /** What attention costs at a length that the reader chooses, and how its time grows on this computer. */
  cost: z.strictObject({ title: words.optional() }),
  /** The outputs of a sentence and of its words in another order. */
  shuffle: z.strictObject({ experiment: id, title: words.optional() }),
} as const;

export type WidgetName = keyof typeof WIDGETS;

/** The checked arguments of one widget. */
export type WidgetArguments<Name extends WidgetName> = z.output<(typeof WIDGETS)[Name]>;

/** A widget in a lesson, with checked arguments. */
export type Widget = {
  [Name in WidgetName]: { readonly name: Name; readonly args: WidgetArguments<Name> };
}[WidgetName];

/** Whether there is such a widget. */
export function isWidget(name: string): name is WidgetName {
  return Object.hasOwn(WIDGETS, name);
}

/** The arguments that name an experiment. */
export const EXPERIMENT_ARGUMENTS = ['experiment', 'before', 'after'] as const;
