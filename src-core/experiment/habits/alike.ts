import type { Run } from '../run.ts';
import { stageOf } from '../part.ts';

/** Another head, and how much of its attention goes to the same places, 0 … 1. */
export interface AlikeHead {
  readonly layer: number;
  readonly head: number;
  readonly overlap: number;
}

/**
 * The other heads of a run, those first that share their attention out most alike: 1 less half the differences of a row’s
 * weights, on the mean of all rows.
 */
export function headsLike(run: Run, layer: number, head: number): AlikeHead[] {
  const own = stageOf(run, 'weights', head, layer);
  return run.layers
    .flatMap((_, l) => run.layers[l].heads.map((__, h) => ({ layer: l, head: h })))
    .filter((at) => at.layer !== layer || at.head !== head)
    .map((at): AlikeHead => {
      const { data, rows } = stageOf(run, 'weights', at.head, at.layer);
      const apart = data.reduce((sum, value, i) => sum + Math.abs(value - own.data[i]), 0);
      return { ...at, overlap: 1 - apart / 2 / rows };
    })
    .sort((a, b) => b.overlap - a.overlap);
}
