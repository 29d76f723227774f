import { LabError } from '#core/attention';
import type { HeadProblem } from './head-problem.ts';
import { MISTAKE_IDS, MISTAKES, type MistakeId, type MistakeKind } from './mistake.ts';
import { targetOf } from './solve-head.ts';

/** What a typical mistake gives in a particular problem. */
export interface HeadSlip extends Omit<MistakeKind, 'explain'> {
  readonly id: MistakeId;
  readonly explanation: string;
  readonly values: number[][];
}

/** Whether a wrong number can be told from the right one: they are further apart than the tolerance. */
export function tellsApart(wrong: number, right: number, tolerance: number): boolean {
  if (!Number.isFinite(right) || !Number.isFinite(wrong)) return wrong !== right && wrong === wrong;
  return Math.abs(wrong - right) > tolerance * 1.001;
}

/**
 * Every typical mistake that changes this problem's result by more than the tolerance, the commonest first; of those that
 * give the same numbers only the first.
 */
export function slipsOf(problem: HeadProblem, tolerance: number): HeadSlip[] {
  const right = targetOf(problem);
  const found: HeadSlip[] = [];
  for (const id of MISTAKE_IDS) {
    const values = attempt(problem, id);
    if (!values || values.length !== right.length || values[0].length !== right[0].length) continue;
    if (values.some((row) => row.some(Number.isNaN)) || same(values, right, tolerance)) continue;
    if (found.some((other) => same(values, other.values, tolerance))) continue;
    const { explain, ...kind }: MistakeKind = MISTAKES[id];
    found.push({ ...kind, id, explanation: explain(problem), values });
  }
  return found;
}

/** The slips of a number that can be told from it and from those before them. */
export function distinctSlips<S extends { readonly value: number }>(
  slips: readonly S[],
  right: number,
  tolerance: number,
): S[] {
  const kept: S[] = [];
  for (const slip of slips) {
    const others = [right, ...kept.map(({ value }) => value)];
    if (others.every((other) => tellsApart(slip.value, other, tolerance))) kept.push(slip);
  }
  return kept;
}

/** The result with a mistake, or null where the problem leaves no room for it. */
function attempt(problem: HeadProblem, id: MistakeId): number[][] | null {
  if (id === 'key-for-value' && (!problem.key || !problem.value)) return null;
  if (id.startsWith('mask') && !problem.mask) return null;
  try {
    return targetOf(problem, id);
  } catch (error) {
    if (error instanceof LabError) return null;
    throw error;
  }
}

function same(one: number[][], other: number[][], tolerance: number): boolean {
  return one.every((row, i) => row.every((value, j) => !tellsApart(value, other[i][j], tolerance)));
}
