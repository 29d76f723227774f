import type { Stage, StageAddress, WeightStage } from './address.ts';
import { learnedNodes } from './learned.ts';
import type { Matrix } from './matrix.ts';
import { gainAndShift } from './operations/gain-and-shift.ts';
import { rowDeviation } from './operations/row-deviation.ts';
import { rowMean } from './operations/row-mean.ts';
import { standardize } from './operations/standardize.ts';
import type { Node, Recorder } from './tape.ts';

/** What a layer norm has learned. */
export interface NormWeights {
  readonly gain: Matrix; // (1, d)
  readonly shift: Matrix; // (1, d)
  /** Added under the root, so that a row of equal numbers is no division by 0. */
  readonly epsilon: number;
}

/** Which norm: that of the word vectors before the first layer, or one of a layer's two. */
export type NormName = 'embedding' | 'attention' | 'feedForward';

const NORM_STAGES = {
  embedding: {
    mean: 'embeddingMean',
    deviation: 'embeddingDeviation',
    standardized: 'embeddingStandardized',
    norm: 'embeddings',
    gain: 'embeddingGain',
    shift: 'embeddingShift',
  },
  attention: {
    mean: 'attentionMean',
    deviation: 'attentionDeviation',
    standardized: 'attentionStandardized',
    norm: 'attentionNorm',
    gain: 'attentionGain',
    shift: 'attentionShift',
  },
  feedForward: {
    mean: 'feedForwardMean',
    deviation: 'feedForwardDeviation',
    standardized: 'feedForwardStandardized',
    norm: 'feedForwardNorm',
    gain: 'feedForwardGain',
    shift: 'feedForwardShift',
  },
} as const satisfies Record<NormName, Record<string, Stage>>;

/**
 * Layer norm, γ ⊙ (x − μ)/σ + β of every row (Ba et al. 2016, arXiv 1607.06450), step by step on a tape; the
 * result also stands at the addresses `also`.
 */
export function recordLayerNorm(
  tape: Recorder,
  layer: number,
  name: NormName,
  x: Node,
  { gain, shift, epsilon }: NormWeights,
  also: readonly StageAddress[] = [],
): Node {
  const stages = NORM_STAGES[name];
  const at = (stage: Stage) => ({ layer, stage, head: 0 });
  const weights: Partial<Record<WeightStage, Matrix>> = {
    [stages.gain]: gain,
    [stages.shift]: shift,
  };
  const learned = learnedNodes(tape, layer, weights, [stages.gain, stages.shift]);
  const mean = tape.record(at(stages.mean), rowMean, [x]); // (n, 1)
  const deviation = tape.record(at(stages.deviation), rowDeviation(epsilon), [x, mean]); // (n, 1)
  const z = tape.record(at(stages.standardized), standardize, [x, mean, deviation]); // (n, d)
  return tape.record(at(stages.norm), gainAndShift, [z, ...learned], also); // (n, d)
}
