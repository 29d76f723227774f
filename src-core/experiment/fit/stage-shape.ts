import type { Stage } from '#core/attention';
import type { ModelSpec } from '../model-spec.ts';

/** What rows or columns of a stage are counted by. */
export type Axis =
  | 'text'
  | 'context'
  | 'model'
  | 'keys'
  | 'values'
  | 'queries joined'
  | 'keys joined'
  | 'values joined'
  | 'heads joined'
  | 'hidden'
  | 'one';

const PAIR = ['text', 'context'] as const;
const TOKEN = ['text', 'model'] as const;
const CONTEXT = ['context', 'model'] as const;
const VECTOR = ['one', 'model'] as const;
const MEASURE = ['text', 'one'] as const;
const HIDDEN = ['text', 'hidden'] as const;

const AXES: Record<Stage, readonly [Axis, Axis]> = {
  ...{ words: TOKEN, positions: TOKEN, embeddings: TOKEN },
  ...{ embeddingSum: TOKEN, embeddingMean: MEASURE, embeddingDeviation: MEASURE },
  ...{ embeddingStandardized: TOKEN, embeddingGain: VECTOR, embeddingShift: VECTOR },
  ...{ contextWords: CONTEXT, contextPositions: CONTEXT, contextEmbeddings: CONTEXT },
  ...{ mask: PAIR, scores: PAIR, scaled: PAIR, masked: PAIR, weights: PAIR },
  ...{ query: ['text', 'keys'], key: ['context', 'keys'], value: ['context', 'values'] },
  ...{ headOutput: ['text', 'values'], concat: ['text', 'heads joined'], output: TOKEN },
  ...{ wQ: ['model', 'queries joined'], bQ: ['one', 'queries joined'] },
  ...{ wK: ['model', 'keys joined'], bK: ['one', 'keys joined'] },
  ...{ wV: ['model', 'values joined'], bV: ['one', 'values joined'] },
  ...{ wO: ['heads joined', 'model'], bO: VECTOR },
  ...{ attentionResidual: TOKEN, attentionMean: MEASURE, attentionDeviation: MEASURE },
  ...{ attentionStandardized: TOKEN, attentionNorm: TOKEN },
  ...{ attentionGain: VECTOR, attentionShift: VECTOR },
  ...{ w1: ['model', 'hidden'], b1: ['one', 'hidden'], w2: ['hidden', 'model'], b2: VECTOR },
  ...{ hidden: HIDDEN, activated: HIDDEN, feedForward: TOKEN, feedForwardResidual: TOKEN },
  ...{ feedForwardMean: MEASURE, feedForwardDeviation: MEASURE },
  ...{ feedForwardStandardized: TOKEN, feedForwardNorm: TOKEN, layerOutput: TOKEN },
  ...{ feedForwardGain: VECTOR, feedForwardShift: VECTOR },
};

/** What the rows and columns of a stage are counted by. */
export function axesOf(stage: Stage): readonly [Axis, Axis] {
  return AXES[stage];
}

/** The sizes that a model has by its settings alone, without drawing its numbers. */
export function sizesOf(model: ModelSpec) {
  const { dModel, heads } = model;
  const seeded = model.kind === 'seeded' ? model : undefined;
  return {
    ...{ dModel, heads },
    layers: seeded ? (seeded.layers ?? 1) : model.kind === 'encoder' ? model.layers : 2,
    keyValueHeads: seeded?.keyValueHeads ?? heads,
    dK: seeded?.dK ?? dModel / heads,
    dV: seeded?.dV ?? dModel / heads,
    dFeedForward: (model.kind === 'teaching' ? undefined : model.dFeedForward) ?? 0,
  };
}

/** How long an axis is in an experiment of so many tokens. */
export function lengthOf(
  axis: Axis,
  model: ModelSpec,
  tokens: number,
  contextTokens: number,
): number {
  const { dModel, heads, keyValueHeads, dK, dV, dFeedForward } = sizesOf(model);
  const lengths: Record<Axis, number> = {
    ...{ text: tokens, context: contextTokens, model: dModel, keys: dK, values: dV, one: 1 },
    ...{ 'queries joined': heads * dK, 'keys joined': keyValueHeads * dK },
    ...{ 'values joined': keyValueHeads * dV, 'heads joined': heads * dV, hidden: dFeedForward },
  };
  return lengths[axis];
}
