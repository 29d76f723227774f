import { cellAt, LabError, type Address } from '#core/attention';
import { rerun, type Run } from './run.ts';

/** A slope measured by trying: the number at `of` when the one at `by` is a step higher and a step lower. */
export interface FiniteDifference {
  readonly step: number;
  readonly above: number;
  readonly below: number;
  /** (above − below) ÷ (2 · step): near the gradient, never quite it. */
  readonly slope: number;
}

/**
 * Measures ∂(number at `of`)/∂(number at `by`) by running the experiment twice more, with `by` put a step up and a step
 * down by hand. Throws `stage.absent`, `address.range`, `gradient.mask` (a mask has no slope) and
 * `gradient.not-finite` (nor has −∞).
 */
export function finiteDifference(
  run: Run,
  of: Address,
  by: Address,
  step = 1e-4,
): FiniteDifference {
  if (by.stage === 'mask') {
    throw new LabError(
      'gradient.mask',
      'A mask is allowed or not, with nothing between, so it has no slope. Choose a cell of another stage.',
    );
  }
  cellAt(run, of);
  const from = cellAt(run, by).value;
  const middle = from.data[by.row * from.cols + by.col];
  if (!Number.isFinite(middle)) {
    throw new LabError(
      'gradient.not-finite',
      `That number is ${middle}, which cannot be moved a step up or down. Choose one that is not masked.`,
    );
  }
  const at = (value: number) => {
    const { spec } = run;
    // The last edit of a cell is the one in force.
    const moved = rerun(run, { ...spec, edits: [...spec.edits, { address: by, value }] });
    const { value: result } = cellAt(moved, of);
    return result.data[of.row * result.cols + of.col];
  };
  const above = at(middle + step);
  const below = at(middle - step);
  return { step, above, below, slope: (above - below) / (2 * step) };
}
