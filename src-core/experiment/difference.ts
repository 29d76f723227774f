import { LabError, matrix, sameDigits, type Matrix, type StageAddress } from '#core/attention';
import { cutOut, stageOf, type Part, type PartRequest } from './part.ts';
import type { Run } from './run.ts';

/** A stage whose numbers are not the same in two runs. */
export interface ChangedStage {
  readonly address: StageAddress;
  /** How many of its numbers differ, and by how much at most. */
  readonly count: number;
  /** How many it has. */
  readonly of: number;
  readonly largest: number;
}

/** New less old of a stage, entry by entry. Throws `difference.shape` when the runs are of unlike sentences or models. */
export function differenceOf(before: Run, after: Run, request: PartRequest): Part {
  const { stage, head, layer } = request;
  const [old, now] = [before, after].map((run) => stageOf(run, stage, head, layer));
  if (old.rows !== now.rows || old.cols !== now.cols) {
    throw new LabError(
      'difference.shape',
      `“${stage}” is ${old.rows} × ${old.cols} in one run and ${now.rows} × ${now.cols} in the other, so there is no difference cell by cell. Compare runs of equally many tokens and equal sizes.`,
      { stage },
    );
  }
  return cutOut(difference(old, now), request);
}

/** The stages that differ between two runs of the same shape, in the order of the computation. */
export function changedStages(before: Run, after: Run): ChangedStage[] {
  return after.nodes.flatMap((node): ChangedStage[] => {
    const old = before.find(node.address)?.value;
    const now = node.value;
    if (!old || old.rows !== now.rows || old.cols !== now.cols || sameDigits(old, now)) return [];
    const sizes = difference(old, now).data.map(Math.abs);
    const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
    const count = sizes.filter((size) => size !== 0).length;
    return [{ address: node.address, count, of: sizes.length, largest }];
  });
}

/** Two numbers that are both −∞ (masked) do not differ. */
function difference(old: Matrix, now: Matrix): Matrix {
  return matrix(
    now.rows,
    now.cols,
    now.data.map((value, i) => (Object.is(value, old.data[i]) ? 0 : value - old.data[i])),
  );
}
