/** The stages that every head has for itself. */
const HEAD_STAGES = [
  'query',
  'key',
  'value',
  'scores',
  'scaled',
  'masked',
  'weights',
  'headOutput',
] as const;

/** The learned matrices of a layer, and the vectors (one row each) that are added or multiplied in. */
export const WEIGHT_STAGES = [
  'wQ',
  'bQ',
  'wK',
  'bK',
  'wV',
  'bV',
  'wO',
  'bO',
  'embeddingGain',
  'embeddingShift',
  'attentionGain',
  'attentionShift',
  'w1',
  'b1',
  'w2',
  'b2',
  'feedForwardGain',
  'feedForwardShift',
] as const;

/** The stages that every layer of every run has: the main line, from its input to its attention's output. */
export const MAIN_STAGES = ['embeddings', ...HEAD_STAGES, 'concat', 'output'] as const;

/**
 * Every stage that a run may have, in the order of the computation, the learned matrices last. Which of
 * them a run has depends on the experiment: without layer norm, for one, there is no `attentionNorm`.
 */
export const STAGES = [
  'words',
  'positions',
  'embeddingSum',
  'embeddingMean',
  'embeddingDeviation',
  'embeddingStandardized',
  'embeddings',
  'contextWords',
  'contextPositions',
  'contextEmbeddings',
  'mask',
  ...HEAD_STAGES,
  'concat',
  'output',
  'attentionResidual',
  'attentionMean',
  'attentionDeviation',
  'attentionStandardized',
  'attentionNorm',
  'hidden',
  'activated',
  'feedForward',
  'feedForwardResidual',
  'feedForwardMean',
  'feedForwardDeviation',
  'feedForwardStandardized',
  'feedForwardNorm',
  'layerOutput',
  ...WEIGHT_STAGES,
] as const;

export type MainStage = (typeof MAIN_STAGES)[number];
export type HeadStage = (typeof HEAD_STAGES)[number];
export type WeightStage = (typeof WEIGHT_STAGES)[number];
export type Stage = (typeof STAGES)[number];

/** One matrix of a run. `layer` and `head` are 0-based; `head` is 0 where all heads share the stage. */
export interface StageAddress {
  readonly layer: number;
  readonly stage: Stage;
  readonly head: number;
}

/** One number of a run. `row` and `col` are 0-based. */
export interface Address extends StageAddress {
  readonly row: number;
  readonly col: number;
}

/** Whether every head has its own matrix of this stage. */
export function isHeadStage(stage: Stage): stage is HeadStage {
  return HEAD_STAGES.some((name) => name === stage);
}

/** Whether this stage is learned, not computed. */
export function isWeightStage(stage: Stage): stage is WeightStage {
  return WEIGHT_STAGES.some((name) => name === stage);
}

/** One text per stage, layer and head, to look things up by. */
export function stageKey({ layer, stage, head }: StageAddress): string {
  return `${layer}/${stage}/${isHeadStage(stage) ? head : 0}`;
}
