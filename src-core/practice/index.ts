/**
 * Exercises: what they are (`exercise`), what a learner enters (`answer`), how it is judged (`marking`, `verdict`), and what mistakes
 * give in a particular problem (`slips`).
 */
export { answerSchema, type Answer, type AnswerOf } from './answer.ts';
export { conceptSchema, CONCEPTS, type Concept } from './concept.ts';
export {
  exerciseSchema,
  parseExercise,
  type Exercise,
  type ExerciseKind,
  type ExerciseOf,
} from './exercise.ts';
export type { Follows, PointMap } from './exercise-kinds.ts';
export { ROLES, type Given, type LabLink, type Role, type SolutionStep } from './exercise-parts.ts';
export { headProblemSchema, problemOf, type HeadProblem, type HeadTarget } from './head-problem.ts';
export { maskRows, maskSlips, type MaskSlip } from './mask-slips.ts';
export { MISTAKES, type MistakeId, type MistakeKind } from './mistake.ts';
export { generate } from './generators/generate.ts';
export type { Generator } from './generators/generator.ts';
export { GENERATORS } from './generators/generators.ts';
export { firstOrder, offeredOrder, rightSides } from './marking/arrangement.ts';
export { readArithmetic, type Arithmetic } from './marking/arithmetic.ts';
export { emptyAnswer } from './marking/empty-answer.ts';
export { mark } from './marking/mark.ts';
export { readNumber, type NumberReading } from './marking/read-number.ts';
export { isWithin, toleranceInWords } from './marking/tolerance.ts';
export {
  levelSchema,
  LEVELS,
  originSchema,
  seedSchema,
  type Generated,
  type Level,
  type Origin,
} from './origin.ts';
export { slipsOf, tellsApart, type HeadSlip } from './slips.ts';
export { solveHead, targetOf, type SolvedHead } from './solve-head.ts';
export { type CellOutcome, type Mistake, type Outcome, type Verdict } from './verdict.ts';
