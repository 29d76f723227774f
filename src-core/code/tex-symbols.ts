import type { AnyStage } from '#core/experiment';

const TEX: Record<AnyStage, string> = {
  words: 'E',
  positions: 'P',
  embeddingSum: 'R_0',
  embeddingMean: '\\mu_0',
  embeddingDeviation: '\\sigma_0',
  embeddingStandardized: 'Z_0',
  embeddings: 'X',
  contextWords: "E'",
  contextPositions: "P'",
  contextEmbeddings: 'C',
  mask: '\\mathrm{mask}',
  query: 'Q',
  key: 'K',
  value: 'V',
  scores: 'S',
  scaled: '\\tilde{S}',
  masked: 'M',
  weights: 'A',
  headOutput: '\\mathrm{head}',
  concat: '\\mathrm{concat}',
  output: 'O',
  attentionResidual: 'R_1',
  attentionMean: '\\mu_1',
  attentionDeviation: '\\sigma_1',
  attentionStandardized: 'Z_1',
  attentionNorm: 'N_1',
  hidden: 'H',
  activated: 'G',
  feedForward: 'F',
  feedForwardResidual: 'R_2',
  feedForwardMean: '\\mu_2',
  feedForwardDeviation: '\\sigma_2',
  feedForwardStandardized: 'Z_2',
  feedForwardNorm: 'N_2',
  layerOutput: 'Y',
  wQ: 'W_Q',
  bQ: 'b_Q',
  wK: 'W_K',
  bK: 'b_K',
  wV: 'W_V',
  bV: 'b_V',
  wO: 'W_O',
  bO: 'b_O',
  embeddingGain: '\\gamma_0',
  embeddingShift: '\\beta_0',
  attentionGain: '\\gamma_1',
  attentionShift: '\\beta_1',
  w1: 'W_1',
  b1: 'b_1',
  w2: 'W_2',
  b2: 'b_2',
  feedForwardGain: '\\gamma_2',
  feedForwardShift: '\\beta_2',
};

/** How a formula names a matrix, in LaTeX. */
export function texOf(stage: AnyStage): string {
  return TEX[stage];
}

/** Wraps what stands for a matrix, such as its symbol or one of its numbers; formulas for copying leave it as it is. */
export type Mark = (stage: AnyStage, tex: string) => string;

/** No mark. */
export const unmarked: Mark = (_stage, tex) => tex;

/** A number in LaTeX with a fixed count of decimals. */
export function texNumber(value: number, decimals: number): string {
  if (Number.isNaN(value)) return '\\mathrm{NaN}';
  if (!Number.isFinite(value)) return value < 0 ? '-\\infty' : '\\infty';
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}
