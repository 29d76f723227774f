import type { Step, StepKind } from '#core/code';
import type { AnyStage, ExperimentSpec } from '#core/experiment';
import { stageInfo } from './stages.ts';

const NORM = {
  mean: 'The mean of each row: one number for each word.',
  deviation: 'How widely the row is spread around its mean.',
  standardize: 'Each row less its mean, divided by its spread: mean 0, spread 1.',
  gain: 'Every dimension gets a learned gain and shift.',
};

const STAGES: Partial<Record<AnyStage, string>> = {
  embeddings: 'Each word as a row of numbers.',
  contextEmbeddings: 'The words of the second sentence, as rows of numbers.',
  query: 'What each word asks for: its row of numbers, projected by the query weights.',
  key: 'What each word offers to be found by: its row, projected by the key weights.',
  value: 'What each word hands over when it is found: its row, projected by the value weights.',
  scores: 'Each query meets each key: the dot product says how well they match.',
  scaled: 'The scores are brought to a spread that softmax can use.',
  masked: 'Pairs that are not allowed get −∞; the others stay as they are.',
  weights: 'Softmax turns each row of scores into shares that sum to 1.',
  headOutput: 'The values, blended by the weights: what each word takes up in this head.',
  concat: 'The outputs of all heads, side by side.',
  output: 'The joined heads, projected back to the size of a word vector.',
  attentionResidual: 'The input goes round the attention and is added.',
  hidden: 'Each row, projected to the inner size of the feed-forward network.',
  activated: 'The activation lets through what is above zero and damps the rest.',
  feedForward: 'The activated row, projected back to the size of a word vector.',
  feedForwardResidual: 'The input of the feed-forward network is added to what came out.',
};

const TITLES: Partial<Record<AnyStage, string>> = {
  embeddings: 'Word vectors',
  contextEmbeddings: 'Word vectors of the second sentence',
  query: 'Queries',
  key: 'Keys',
  value: 'Values',
  scores: 'Scores',
  scaled: 'Scaled scores',
  masked: 'Masked scores',
  weights: 'Attention weights',
  headOutput: 'Head output',
  concat: 'Heads side by side',
  output: 'Output of the attention',
  hidden: 'Hidden numbers',
  activated: 'Activation',
  feedForward: 'Feed-forward output',
};
const TITLES_BY_KIND: Partial<Record<StepKind, string>> = {
  sum: 'Residual sum',
  mean: 'Layer norm: row means',
  deviation: 'Layer norm: spread of the rows',
  standardize: 'Layer norm: standardized rows',
  gain: 'Layer norm: gain and shift',
};

/** What a step is called as a heading. */
export function stepTitle({ stage, kind }: Step): string {
  return TITLES[stage] ?? TITLES_BY_KIND[kind] ?? stageInfo(stage).label;
}

/** What a step does, in a sentence; true of the experiment at hand. */
export function stepWords({ stage, kind }: Step, spec: ExperimentSpec, layer: number): string {
  const { faults } = spec;
  if (kind === 'mean' || kind === 'deviation' || kind === 'standardize' || kind === 'gain')
    return NORM[kind];
  if (stage === 'embeddings' && layer > 0)
    return 'What the layer before made of each word goes in here.';
  if (kind === 'sum' && stage === 'embeddings')
    return 'Each word’s own numbers plus those of its place in the sentence.';
  if (kind === 'sum' && stage === 'contextEmbeddings')
    return 'The second sentence: each word’s own numbers plus those of its place.';
  if (stage === 'scaled' && isUndivided(spec)) return 'Nothing is divided here: the scores stay.';
  if (kind === 'pass') return 'The mask is not used here: a mistake on purpose puts it too late.';
  if (stage === 'masked' && spec.mask.kind === 'none' && spec.edits.length === 0)
    return 'Every word may look at every word: the scores stay as they are.';
  if (stage === 'masked' && faults.includes('zero-for-minus-infinity'))
    return 'Pairs that are not allowed get 0, a mistake on purpose: e⁰ is 1, so they still count.';
  if (stage === 'weights' && faults.includes('softmax-over-queries'))
    return 'Softmax down the columns, a mistake on purpose: the columns sum to 1, the rows do not.';
  if (stage === 'headOutput' && faults.includes('key-for-value'))
    return 'The keys are blended where the values belong, a mistake on purpose.';
  return STAGES[stage] ?? '';
}

function isUndivided({ faults, scaling, temperature }: ExperimentSpec): boolean {
  const bySize = scaling.kind === 'none' || faults.includes('no-scaling');
  return bySize && !faults.includes('d-model-for-d-k') && temperature === 1;
}
