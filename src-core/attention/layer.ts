import type { Stage, StageAddress } from './address.ts';
import type { ScoreOptions } from './attend.ts';
import type { HeadCounts } from './head-size.ts';
import { recordLayerNorm, type NormWeights } from './layer-norm.ts';
import { learnedNodes } from './learned.ts';
import type { Matrix } from './matrix.ts';
import { recordMultiHead, type AttentionInputs, type Projections } from './multi-head.ts';
import { activate, type Activation } from './operations/activate.ts';
import { project } from './operations/project.ts';
import { sum } from './operations/sum.ts';
import type { Node, Recorder } from './tape.ts';

/** F = activation(N·W₁ + b₁)·W₂ + b₂ (Vaswani et al. 2017, eq. 2). */
export interface FeedForwardWeights {
  readonly w1: Matrix; // (d_model, d_ff)
  readonly b1?: Matrix | undefined; // (1, d_ff)
  readonly w2: Matrix; // (d_ff, d_model)
  readonly b2?: Matrix | undefined; // (1, d_model)
  readonly activation: Activation;
}

/** All that a layer has learned; the norms and the feed-forward half only where the model has them. */
export interface LayerWeights {
  readonly attention: Projections;
  readonly attentionNorm?: NormWeights | undefined;
  readonly feedForward?: FeedForwardWeights | undefined;
  readonly feedForwardNorm?: NormWeights | undefined;
}

/**
 * What surrounds the attention of a layer. `attention`: nothing, the output is the layer. `residual`: the input
 * goes round it and is added. `post-norm`: layer norm after each sum (Vaswani et al. 2017). `pre-norm`: layer norm
 * before each sub-layer (Xiong et al. 2020, arXiv 2002.04745).
 */
export type LayerKind = 'attention' | 'residual' | 'post-norm' | 'pre-norm';

/**
 * One Transformer layer on a tape; its output is returned, which also stands at the addresses `also`. In
 * self-attention `context` is the same node as `input`.
 */
export function recordLayer(
  tape: Recorder,
  inputs: AttentionInputs,
  kind: LayerKind,
  weights: LayerWeights,
  counts: HeadCounts,
  options: ScoreOptions,
  also: readonly StageAddress[],
): Node {
  const { layer, input } = inputs;
  const at = (stage: Stage): StageAddress => ({ layer, stage, head: 0 });
  const ends = [at('layerOutput'), ...also];
  const { attention, attentionNorm, feedForward, feedForwardNorm } = weights;
  const [before, after] = [kind === 'pre-norm', kind === 'post-norm'];
  if (kind === 'attention') return recordMultiHead(tape, inputs, attention, counts, options, ends);

  const asking =
    before && attentionNorm
      ? recordLayerNorm(tape, layer, 'attention', input, attentionNorm)
      : input;
  const context = inputs.context === input ? asking : inputs.context;
  const attended = recordMultiHead(
    tape,
    { ...inputs, input: asking, context },
    attention,
    counts,
    options,
  );
  // The step that turns out to be the last one also is the layer's output.
  const last = (isLast: boolean) => (isLast ? ends : []);
  let stream = tape.record(
    at('attentionResidual'),
    sum,
    [input, attended],
    last(!feedForward && !(after && attentionNorm)),
  ); // (n, d_model)
  if (after && attentionNorm)
    stream = recordLayerNorm(tape, layer, 'attention', stream, attentionNorm, last(!feedForward));
  if (!feedForward) return stream;

  const fed =
    before && feedForwardNorm
      ? recordLayerNorm(tape, layer, 'feedForward', stream, feedForwardNorm)
      : stream;
  const { w1, w2, activation } = feedForward;
  const first = learnedNodes(tape, layer, feedForward, ['w1', 'b1']);
  const second = learnedNodes(tape, layer, feedForward, ['w2', 'b2']);
  const hidden = tape.record(at('hidden'), project(0, w1.cols), [fed, ...first]); // (n, d_ff)
  const activated = tape.record(at('activated'), activate(activation), [hidden]); // (n, d_ff)
  const output = tape.record(at('feedForward'), project(0, w2.cols), [activated, ...second]);
  stream = tape.record(
    at('feedForwardResidual'),
    sum,
    [stream, output],
    last(!(after && feedForwardNorm)),
  );
  return after && feedForwardNorm
    ? recordLayerNorm(tape, layer, 'feedForward', stream, feedForwardNorm, ends)
    : stream;
}
