import { LabError, matrix, principalComponents, type Matrix } from '#core/attention';
import { stageOf, type AnyStage } from './part.ts';
import type { Run } from './run.ts';

/** A set of vectors, one a row: a stage of a run. */
export interface CloudRequest {
  readonly layer: number;
  readonly stage: AnyStage;
  readonly head: number;
}

/** Where the vectors of one stage lie on the map. */
export interface Cloud extends CloudRequest {
  readonly coordinates: Matrix; // (rows, 2)
}

/** Vectors of several stages on one flat map. */
export interface VectorSpace {
  readonly clouds: readonly Cloud[];
  /** The share of all variance, 0 … 1, that each direction of the map shows. */
  readonly shares: readonly [number, number];
  /** How many numbers a vector has. */
  readonly dimensions: number;
}

/**
 * The vectors of several stages along the two directions in which all of them together differ most (principal components).
 * Throws `space.width` where they do not have equally many numbers, and as `stageOf`.
 */
export function vectorSpace(run: Run, wanted: readonly CloudRequest[]): VectorSpace {
  const stages = wanted.map(({ stage, head, layer }) => stageOf(run, stage, head, layer));
  const width = stages[0]?.cols ?? 0;
  if (stages.some(({ cols }) => cols !== width)) {
    throw new LabError(
      'space.width',
      `Only vectors of equal length lie on one map; these have ${stages.map(({ cols }) => cols).join(', ')} numbers. Choose stages of one length.`,
    );
  }
  const { coordinates, variances, total } = principalComponents(stacked(stages, width), 2);
  const share = (k: number) => (total > 0 ? variances[k] / total : 0);
  let offset = 0;
  const clouds = wanted.map((cloud, i): Cloud => {
    const { rows } = stages[i];
    const own = coordinates.data.slice(offset * 2, (offset + rows) * 2);
    offset += rows;
    return { ...cloud, coordinates: matrix(rows, 2, own) };
  });
  return { clouds, shares: [share(0), share(1)], dimensions: width };
}

function stacked(stages: readonly Matrix[], cols: number): Matrix {
  const rows = stages.reduce((sum, stage) => sum + stage.rows, 0);
  const out = matrix(rows, cols);
  let offset = 0;
  for (const { data } of stages) {
    out.data.set(data, offset);
    offset += data.length;
  }
  return out;
}
