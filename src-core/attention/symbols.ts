import type { Address, Stage } from './address.ts';

/** How each stage is written in a formula. */
const SYMBOLS: Record<Stage, string> = {
  words: 'E',
  positions: 'P',
  embeddingSum: 'R₀',
  embeddingMean: 'μ₀',
  embeddingDeviation: 'σ₀',
  embeddingStandardized: 'Z₀',
  embeddings: 'X',
  contextWords: 'E′',
  contextPositions: 'P′',
  contextEmbeddings: 'C',
  mask: 'mask',
  query: 'Q',
  key: 'K',
  value: 'V',
  scores: 'S',
  scaled: 'S′',
  masked: 'M',
  weights: 'A',
  headOutput: 'head',
  concat: 'concat',
  output: 'O',
  attentionResidual: 'R₁',
  attentionMean: 'μ₁',
  attentionDeviation: 'σ₁',
  attentionStandardized: 'Z₁',
  attentionNorm: 'N₁',
  hidden: 'H',
  activated: 'G',
  feedForward: 'F',
  feedForwardResidual: 'R₂',
  feedForwardMean: 'μ₂',
  feedForwardDeviation: 'σ₂',
  feedForwardStandardized: 'Z₂',
  feedForwardNorm: 'N₂',
  layerOutput: 'Y',
  wQ: 'W_Q',
  bQ: 'b_Q',
  wK: 'W_K',
  bK: 'b_K',
  wV: 'W_V',
  bV: 'b_V',
  wO: 'W_O',
  bO: 'b_O',
  embeddingGain: 'γ₀',
  embeddingShift: 'β₀',
  attentionGain: 'γ₁',
  attentionShift: 'β₁',
  w1: 'W₁',
  b1: 'b₁',
  w2: 'W₂',
  b2: 'b₂',
  feedForwardGain: 'γ₂',
  feedForwardShift: 'β₂',
};

/** The symbol of a stage, such as `W_Q`. */
export function symbolOf(stage: Stage): string {
  return SYMBOLS[stage];
}

/** A number as a formula names it, counted from 1: `Q[3, 2]`. */
export function cellLabel({ stage, row, col }: Address): string {
  return `${SYMBOLS[stage]}[${row + 1}, ${col + 1}]`;
}
