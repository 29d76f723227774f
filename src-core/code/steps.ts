import type { AnyStage, ExperimentSpec } from '#core/experiment';

/** What is done in a step; it says which cells of the inputs make a cell of the result (see `feeds`). */
export type StepKind =
  | 'given'
  | 'sum'
  | 'project'
  | 'dot'
  | 'scale'
  | 'mask'
  | 'pass'
  | 'softmax'
  | 'blend'
  | 'concat'
  | 'mean'
  | 'deviation'
  | 'standardize'
  | 'gain'
  | 'activate';

/** One operation of a layer. */
export interface Step {
  readonly stage: AnyStage;
  readonly kind: StepKind;
  /** In the order of the operation; the learned matrices among them. */
  readonly inputs: readonly AnyStage[];
}

const NORMS = {
  embedding: [
    'embeddingMean',
    'embeddingDeviation',
    'embeddingStandardized',
    'embeddings',
    'embeddingGain',
    'embeddingShift',
  ],
  attention: [
    'attentionMean',
    'attentionDeviation',
    'attentionStandardized',
    'attentionNorm',
    'attentionGain',
    'attentionShift',
  ],
  feedForward: [
    'feedForwardMean',
    'feedForwardDeviation',
    'feedForwardStandardized',
    'feedForwardNorm',
    'feedForwardGain',
    'feedForwardShift',
  ],
} as const;

/** The operations of one layer of an experiment, in the order of the computation. */
export function stepsOf(spec: ExperimentSpec, layer: number): Step[] {
  const { kind: around, biases, fed } = shapeOf(spec, layer);
  const cross = spec.context !== null;
  const steps: Step[] = [];
  const step = (stage: AnyStage, kind: StepKind, ...inputs: AnyStage[]) => {
    steps.push({ stage, kind, inputs });
    return stage;
  };
  const projected = (stage: AnyStage, from: AnyStage, w: AnyStage, b: AnyStage, bias = biases(b)) =>
    step(stage, 'project', from, w, ...(bias ? [b] : []));
  const norm = (name: keyof typeof NORMS, from: AnyStage) => {
    const [mean, deviation, standardized, result, gain, shift] = NORMS[name];
    step(mean, 'mean', from);
    step(deviation, 'deviation', from, mean);
    step(standardized, 'standardize', from, mean, deviation);
    return step(result, 'gain', standardized, gain, shift);
  };

  const placed = spec.model.kind === 'encoder' || spec.model.positions !== 'none';
  if (layer > 0 || !placed) step('embeddings', 'given');
  else if (spec.model.kind === 'encoder')
    norm('embedding', step('embeddingSum', 'sum', 'words', 'positions'));
  else step('embeddings', 'sum', 'words', 'positions');
  if (cross)
    if (placed && layer === 0) step('contextEmbeddings', 'sum', 'contextWords', 'contextPositions');
    else step('contextEmbeddings', 'given');

  const [before, after] = [around === 'pre-norm', around === 'post-norm'];
  const asking = before ? norm('attention', 'embeddings') : 'embeddings';
  const asked = cross ? 'contextEmbeddings' : asking;
  projected('query', asking, 'wQ', 'bQ');
  projected('key', asked, 'wK', 'bK');
  projected('value', asked, 'wV', 'bV');
  const late = spec.faults.includes('mask-after-softmax');
  step('scores', 'dot', 'query', 'key');
  step('scaled', 'scale', 'scores');
  if (late) step('masked', 'pass', 'scaled');
  else step('masked', 'mask', 'scaled', 'mask');
  step('weights', 'softmax', 'masked', ...(late ? (['mask'] as const) : []));
  const taken = spec.faults.includes('key-for-value') ? 'key' : 'value';
  step('headOutput', 'blend', 'weights', taken);
  step('concat', 'concat', 'headOutput');
  projected('output', 'concat', 'wO', 'bO');
  if (around === 'attention') return steps;

  let stream = step('attentionResidual', 'sum', 'embeddings', 'output');
  if (after) stream = norm('attention', stream);
  if (!fed) return steps;
  const into = before ? norm('feedForward', stream) : stream;
  projected('hidden', into, 'w1', 'b1');
  step('activated', 'activate', 'hidden');
  projected('feedForward', 'activated', 'w2', 'b2');
  stream = step('feedForwardResidual', 'sum', stream, 'feedForward');
  if (after) norm('feedForward', stream);
  return steps;
}

/** What surrounds the attention of an experiment's layers, and which biases it has. */
function shapeOf({ model }: ExperimentSpec, layer: number) {
  if (model.kind === 'teaching')
    return { kind: 'residual' as const, biases: () => false, fed: false };
  if (model.kind === 'encoder')
    return { kind: 'post-norm' as const, biases: () => true, fed: true };
  const { layerKind = 'attention', biases = false, dFeedForward, given } = model;
  return {
    kind: layerKind,
    fed: layerKind !== 'attention' && dFeedForward !== undefined,
    biases: (stage: AnyStage) =>
      biases || (layer === 0 && given?.[stage as keyof typeof given] !== undefined),
  };
}
