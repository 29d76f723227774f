import type { AnyStage } from '#core/experiment';

/** The languages that an experiment can be written down in. */
export const LANGUAGES = ['numpy', 'pytorch', 'typescript'] as const;
export type Language = (typeof LANGUAGES)[number];

/** What each matrix is called: in TypeScript, and in Python. */
const NAMES: Record<AnyStage, readonly [typescript: string, python: string]> = {
  words: ['words', 'words'],
  positions: ['positions', 'positions'],
  embeddingSum: ['residual0', 'residual_0'],
  embeddingMean: ['mean0', 'mean_0'],
  embeddingDeviation: ['deviation0', 'deviation_0'],
  embeddingStandardized: ['z0', 'z_0'],
  embeddings: ['X', 'X'],
  contextWords: ['contextWords', 'context_words'],
  contextPositions: ['contextPositions', 'context_positions'],
  contextEmbeddings: ['C', 'C'],
  mask: ['mask', 'mask'],
  query: ['Q', 'Q'],
  key: ['K', 'K'],
  value: ['V', 'V'],
  scores: ['scores', 'scores'],
  scaled: ['scaled', 'scaled'],
  masked: ['masked', 'masked'],
  weights: ['weights', 'weights'],
  headOutput: ['head', 'head'],
  concat: ['concat', 'concat'],
  output: ['output', 'output'],
  attentionResidual: ['residual1', 'residual_1'],
  attentionMean: ['mean1', 'mean_1'],
  attentionDeviation: ['deviation1', 'deviation_1'],
  attentionStandardized: ['z1', 'z_1'],
  attentionNorm: ['norm1', 'norm_1'],
  hidden: ['hidden', 'hidden'],
  activated: ['activated', 'activated'],
  feedForward: ['feedForward', 'feed_forward'],
  feedForwardResidual: ['residual2', 'residual_2'],
  feedForwardMean: ['mean2', 'mean_2'],
  feedForwardDeviation: ['deviation2', 'deviation_2'],
  feedForwardStandardized: ['z2', 'z_2'],
  feedForwardNorm: ['norm2', 'norm_2'],
  layerOutput: ['layerOutput', 'layer_output'],
  wQ: ['wQ', 'W_Q'],
  bQ: ['bQ', 'b_Q'],
  wK: ['wK', 'W_K'],
  bK: ['bK', 'b_K'],
  wV: ['wV', 'W_V'],
  bV: ['bV', 'b_V'],
  wO: ['wO', 'W_O'],
  bO: ['bO', 'b_O'],
  embeddingGain: ['gain0', 'gain_0'],
  embeddingShift: ['shift0', 'shift_0'],
  attentionGain: ['gain1', 'gain_1'],
  attentionShift: ['shift1', 'shift_1'],
  w1: ['w1', 'W_1'],
  b1: ['b1', 'b_1'],
  w2: ['w2', 'W_2'],
  b2: ['b2', 'b_2'],
  feedForwardGain: ['gain2', 'gain_2'],
  feedForwardShift: ['shift2', 'shift_2'],
};

/** What a matrix is called in a language. */
export function nameOf(stage: AnyStage, language: Language): string {
  return NAMES[stage][language === 'typescript' ? 0 : 1];
}

const STAGES_BY_NAME = [0, 1].map(
  (column) =>
    new Map(Object.entries(NAMES).map(([stage, names]) => [names[column], stage as AnyStage])),
);

/** The matrix that a name of a programme stands for; null for every other word. */
export function stageNamed(name: string, language: Language): AnyStage | null {
  return STAGES_BY_NAME[language === 'typescript' ? 0 : 1].get(name) ?? null;
}
