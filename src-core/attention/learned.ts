import type { WeightStage } from './address.ts';
import type { Matrix } from './matrix.ts';
import { given } from './operations/given.ts';
import type { Node, Recorder } from './tape.ts';

/** Puts the learned matrices that a layer has on the tape; those it has not (biases) are left out. */
export function learnedNodes<Name extends WeightStage>(
  tape: Recorder,
  layer: number,
  weights: Partial<Record<Name, Matrix | undefined>>,
  stages: readonly Name[],
): Node[] {
  return stages.flatMap((stage) => {
    const values = weights[stage];
    return values ? [tape.record({ layer, stage, head: 0 }, given(values), [])] : [];
  });
}
