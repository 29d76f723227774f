import { z } from 'zod';
import { LabError } from '#core/attention';
import { commonShape } from './exercise-parts.ts';
import * as kinds from './exercise-kinds.ts';
import type { Origin } from './origin.ts';
import { settleMask, settleMatrix, settleNumber, settlePoint } from './settle.ts';

const common = z.strictObject(commonShape);

/**
 * An exercise, hand-written or generated. Parsing also settles it: numbers that are written as a computation or as a
 * place in an experiment are computed, so that an `Exercise` always has its right answer.
 */
export const exerciseSchema = z.discriminatedUnion('kind', [
  common.extend(kinds.choiceShape),
  common.extend(kinds.blanksShape),
  common.extend(kinds.numberShape).transform(settleNumber),
  common.extend(kinds.matrixShape).transform(settleMatrix),
  common.extend(kinds.orderShape),
  common.extend(kinds.matchShape),
  common.extend(kinds.pointShape).transform(settlePoint),
  common.extend(kinds.findErrorShape),
  common.extend(kinds.maskShape).transform(settleMask),
  common.extend(kinds.freeTextShape),
]);

export type Exercise = z.output<typeof exerciseSchema>;
export type ExerciseKind = Exercise['kind'];
export type ExerciseOf<K extends ExerciseKind> = Extract<Exercise, { kind: K }>;

/** An exercise from plain data, such as a lesson's YAML. Throws `exercise.invalid` with every place that is wrong. */
export function parseExercise(data: unknown, origin: Origin): Exercise {
  const own = typeof data === 'object' && data !== null ? data : {};
  const parsed = exerciseSchema.safeParse({ ...own, origin });
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues
    .map(({ path, message }) => `${path.join('.') || 'the exercise'}: ${message}`)
    .join('; ');
  throw new LabError('exercise.invalid', `This exercise cannot be read. ${faults}.`);
}
