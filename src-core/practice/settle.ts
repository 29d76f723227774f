import { z } from 'zod';
import { LabError, toRows } from '#core/attention';
import { presetSpec, runExperiment, stageOf } from '#core/experiment';
import type {
  maskShape,
  matrixShape,
  numberShape,
  PointMap,
  pointShape,
} from './exercise-kinds.ts';
import { maskRows, maskSlips } from './mask-slips.ts';
import { distinctSlips, slipsOf } from './slips.ts';
import { targetOf } from './solve-head.ts';

type Shape<S extends z.core.$ZodLooseShape> = z.output<z.ZodObject<S>>;
/** A cell; counts from 0. */
export interface Place {
  readonly row: number;
  readonly col: number;
}

/** The value of a number exercise, computed where it is written as a computation. */
export function settleNumber<E extends Shape<typeof numberShape>>(
  exercise: E,
  context: z.RefinementCtx,
): E & { value: number } {
  const { compute, at, tolerance, slips } = exercise;
  return attempt(context, () => {
    if (!compute) return { ...exercise, value: given(exercise.value, 'value or compute') };
    const pick = (rows: number[][]) => given(rows[at.row]?.[at.col], 'cell that `at` names');
    const value = pick(targetOf(compute));
    const computed = slipsOf(compute, tolerance).map(({ values, ...slip }) => ({
      ...slip,
      value: pick(values),
    }));
    const all = withOthers(slips, computed);
    return { ...exercise, value, slips: distinctSlips(all, value, tolerance) };
  });
}

/** The lines of a matrix exercise, computed where they are written as a computation. */
export function settleMatrix<E extends Shape<typeof matrixShape>>(
  exercise: E,
  context: z.RefinementCtx,
): E & { lines: NonNullable<E['lines']> } {
  const { compute, tolerance, slips, lines } = exercise;
  return attempt(context, () => {
    if (!compute) return { ...exercise, lines: given(lines, 'lines or compute') };
    return {
      ...exercise,
      lines: targetOf(compute).map((values, i) => ({ ...lines?.[i], values })),
      slips: withOthers(slips, slipsOf(compute, tolerance)),
    };
  });
}

/** The map and the right cells of a pointing exercise, looked up where an experiment is named. */
export function settlePoint<E extends Shape<typeof pointShape>>(
  exercise: E,
  context: z.RefinementCtx,
): E & { map: PointMap; right: Place[] } {
  return attempt(context, () => {
    const { of, find } = exercise;
    const map = of ? mapOf(of) : given(exercise.map, 'map or of');
    const right = find ? extremes(map.values, find) : given(exercise.right, 'right or find');
    return { ...exercise, map, right };
  });
}

/** The right grid of a mask exercise. */
export function settleMask<E extends Shape<typeof maskShape>>(
  exercise: E,
  context: z.RefinementCtx,
): E & { right: string[] } {
  const { mask, rowLabels, colLabels } = exercise;
  return attempt(context, () => {
    const right = mask
      ? maskRows(mask, rowLabels.length, colLabels.length)
      : given(exercise.right, 'right or mask');
    return { ...exercise, right, slips: withOthers(exercise.slips, maskSlips(right)) };
  });
}

function mapOf(of: NonNullable<Shape<typeof pointShape>['of']>): PointMap {
  const run = runExperiment(of.spec ?? presetSpec(of.preset ?? ''));
  const { stage, head, layer } = of.at;
  const values = toRows(stageOf(run, stage, head, layer));
  const isPair = ['scores', 'scaled', 'masked', 'weights', 'mask'].includes(stage);
  const isContext = ['key', 'value'].includes(stage);
  return {
    rowLabels: [...(isContext ? run.contextTokens : run.tokens)],
    colLabels: isPair ? [...run.contextTokens] : values[0].map((_, i) => String(i + 1)),
    values,
    role: ROLE_OF[stage] ?? 'plain',
  };
}

const ROLE_OF: Record<string, PointMap['role']> = {
  ...{ query: 'query', key: 'key', value: 'value', weights: 'weights' },
  ...{ scores: 'scores', scaled: 'scores', masked: 'scores' },
  ...{ headOutput: 'output', concat: 'output', output: 'output' },
};

function extremes(
  values: readonly (readonly number[])[],
  { what, row, col }: NonNullable<Shape<typeof pointShape>['find']>,
): Place[] {
  const cells = values
    .flatMap((line, i) => line.map((value, j) => ({ row: i, col: j, value })))
    .filter((cell) => (row ?? cell.row) === cell.row && (col ?? cell.col) === cell.col);
  const best = (what === 'largest' ? Math.max : Math.min)(...cells.map(({ value }) => value));
  const found = cells.filter(({ value }) => value === best);
  return found.map((cell) => ({ row: cell.row, col: cell.col }));
}

function withOthers<S extends { id: string }>(own: readonly S[], computed: readonly S[]): S[] {
  return [...own, ...computed.filter(({ id }) => !own.some((slip) => slip.id === id))];
}

function given<T>(value: T | undefined, what: string): T {
  if (value !== undefined) return value;
  throw new LabError('exercise.incomplete', `give it: ${what}`);
}

/** What `make` makes, or an issue where it cannot. */
function attempt<T>(context: z.RefinementCtx, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof LabError)) throw error;
    context.addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
}
