import type { Given, SolutionStep } from '../exercise-parts.ts';
import type { HeadProblem } from '../head-problem.ts';
import { slipsOf } from '../slips.ts';
import { targetOf } from '../solve-head.ts';
import type { Body } from './generator.ts';
import { labOf } from './lab-of.ts';
import { indexedAll } from './words.ts';

/** What differs between exercises on one head. */
export interface HeadExercise {
  readonly problem: HeadProblem;
  readonly prompt: string;
  readonly given: Given[];
  readonly hints: string[];
  readonly solution: SolutionStep[];
  readonly tolerance?: number;
  readonly colLabels?: string[];
}

const ROLE = {
  scores: 'scores',
  scaled: 'scores',
  masked: 'scores',
  weights: 'weights',
  headOutput: 'output',
} as const;

/** The whole result of a head problem, cell by cell, with every mistake that can be told. */
export function headMatrix({ problem, tolerance = 0.005, ...rest }: HeadExercise): Body {
  const values = targetOf(problem);
  const labels = values.length > 1 ? indexedAll('q', values.length) : [];
  return {
    kind: 'matrix',
    ...rest,
    role: ROLE[problem.target],
    step: problem.target,
    lines: values.map((line, i) => ({
      values: line,
      ...(labels[i] ? { label: labels[i] } : {}),
    })),
    tolerance,
    slips: slipsOf(problem, tolerance),
    lab: labOf(problem),
  };
}

/** The same with one number asked for. */
export function headNumber({ problem, tolerance = 0.005, ...rest }: HeadExercise): Body {
  const slips = slipsOf(problem, tolerance);
  return {
    kind: 'number',
    ...rest,
    step: problem.target,
    value: targetOf(problem)[0][0],
    at: { row: 0, col: 0 },
    percent: false,
    tolerance,
    slips: slips.map(({ values, ...slip }) => ({ ...slip, value: values[0][0] })),
    lab: labOf(problem),
  };
}
