import { z } from 'zod';

const typed = z.string().max(200);
const index = z.int().min(0).max(1000);
const cell = z.strictObject({ row: index, col: index });

/** What a learner has entered, finished or not; of the same kind as its exercise. Indices count from 0. */
export const answerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), chosen: z.array(index).max(20) }),
  z.strictObject({ kind: z.literal('blanks'), texts: z.array(typed).max(40) }),
  z.strictObject({ kind: z.literal('number'), text: typed }),
  z.strictObject({ kind: z.literal('matrix'), texts: z.array(z.array(typed).max(64)).max(64) }),
  /** The exercise's items in the learner's order. */
  z.strictObject({ kind: z.literal('order'), order: z.array(index).max(20) }),
  /** For each left side the chosen right side (see `rightSides`), or null. */
  z.strictObject({ kind: z.literal('match'), chosen: z.array(index.nullable()).max(20) }),
  z.strictObject({ kind: z.literal('point'), cell: cell.nullable() }),
  z.strictObject({ kind: z.literal('find-error'), cell: cell.nullable() }),
  /** A text of 1 (may attend) and 0 (may not) for each query. */
  z.strictObject({ kind: z.literal('mask'), rows: z.array(z.string().regex(/^[01]*$/)).max(64) }),
  /** `met`: for each point of the rubric, whether the learner found it in the own text; null before that. */
  z.strictObject({
    kind: z.literal('free-text'),
    text: z.string().max(20_000),
    met: z.array(z.boolean()).max(20).nullable(),
  }),
]);

export type Answer = z.output<typeof answerSchema>;
export type AnswerOf<K extends Answer['kind']> = Extract<Answer, { kind: K }>;
