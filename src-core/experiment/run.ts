import {
  createRecorder,
  given,
  LabError,
  maskMatrix,
  multiHeadRunOf,
  nodeAt,
  recordLayer,
  type Matrix,
  type MultiHeadRun,
  type Node,
  type Stage,
  type StageAddress,
  type Tape,
} from '#core/attention';
import { divisorOf } from './divisor-of.ts';
import { LIMITS } from './limits.ts';
import { maskOf } from './mask-of.ts';
import { modelOf } from './model-of.ts';
import { embed, recordEmbeddings } from './embedding.ts';
import type { Embedded, Model } from './model.ts';
import { overridesOf } from './overrides.ts';
import type { ExperimentSpec } from './spec.ts';
import { tokenize } from './tokenize.ts';

/** One layer of a run. */
export interface LayerRun extends MultiHeadRun {
  /** What goes on to the next layer: the attention's output, or what the rest of the layer makes of it. */
  readonly layerOutput: Matrix; // (n, d_model)
}

/** An experiment computed: its tokens and every number on the way, on a tape that knows how each came about. */
export interface Run extends Tape {
  readonly spec: ExperimentSpec;
  /** The sentence that asks: one token a row. */
  readonly tokens: readonly string[];
  /** The sentence that is asked: one token a column. The same tokens in self-attention. */
  readonly contextTokens: readonly string[];
  readonly model: Model;
  readonly dK: number;
  readonly dV: number;
  /** The first layer. */
  readonly layer: LayerRun;
  readonly layers: readonly LayerRun[];
  /** Rows whose every key is masked: their weights are zeros. */
  readonly blocked: readonly number[];
  /** Word vectors and positions before their sum; the same object twice in self-attention. */
  readonly embedded: { readonly text: Embedded; readonly context: Embedded };
  /** Places of `tokens` that the model does not know: they have vectors drawn from the seed. */
  readonly unknown: readonly number[];
  readonly contextUnknown: readonly number[];
}

/** Computes an experiment. Throws a `LabError` that says what to change. */
export function runExperiment(spec: ExperimentSpec): Run {
  return compute(spec, undefined);
}

/**
 * Computes an experiment with what an earlier run already knows: a stage whose inputs and settings are the same is taken
 * over as the same object, only what depends on the change is recomputed. The digits are those of `runExperiment`.
 */
export function rerun(earlier: Run, spec: ExperimentSpec): Run {
  return compute(spec, earlier);
}

function compute(spec: ExperimentSpec, earlier: Run | undefined): Run {
  const cross = spec.context !== null;
  const model =
    earlier && JSON.stringify(earlier.spec.model) === JSON.stringify(spec.model)
      ? earlier.model
      : modelOf(spec.model);
  const { tokens, contextTokens } = tokensOf(spec, model);
  const { heads, layers } = model;
  const sizes = { queries: tokens.length, keys: contextTokens.length, dV: model.dV, heads };
  checkSize(sizes, layers.length);
  const tape = createRecorder({
    overridesOf: overridesOf(spec.edits, spec.ablations, { ...sizes, layers: layers.length }),
    ...(earlier ? { earlier } : {}),
  });

  const text = embed(model, tokens, 'text', earlier);
  const asked = cross ? embed(model, contextTokens, 'context', earlier, tokens) : text;
  const everyLayer = (stage: Stage) =>
    layers.map((_, layer): StageAddress => ({ layer, stage, head: 0 }));
  const ends = [at('embeddings'), ...(cross ? [] : [at('contextEmbeddings')])];
  const input = recordEmbeddings(tape, text, 'text', ends, model.embeddingNorm);
  const context = cross
    ? recordEmbeddings(tape, asked, 'context', everyLayer('contextEmbeddings'))
    : input;
  const allowed = maskMatrix(maskOf(spec.mask, tokens.length, contextTokens.length));
  const options = {
    divisor: divisorOf(spec, model),
    temperature: spec.temperature,
    faults: spec.faults,
  };
  // What reads numbers later must not hold on to the recorder, which holds the earlier run.
  const recorded: Tape = { nodes: tape.nodes, find: tape.find };
  const runs: LayerRun[] = [];
  let stream = input;
  layers.forEach((weights, layer) => {
    const mask = tape.record(at('mask', layer), given(allowed), []);
    const from = { layer, input: stream, context: cross ? context : stream, mask };
    const isLast = layer === layers.length - 1;
    const next = ['embeddings', ...(cross ? [] : ['contextEmbeddings'])] as const;
    const also = isLast ? [] : next.map((stage) => at(stage as Stage, layer + 1));
    stream = recordLayer(tape, from, model.layerKind, weights, model, options, also);
    const output = nodeAt(tape, at('output', layer));
    const attention = multiHeadRunOf(recorded, layer, heads, { ...from, output });
    runs.push(withOutput(attention, stream));
  });
  for (const { address } of spec.edits) nodeAt(tape, address);
  return {
    spec,
    tokens,
    contextTokens,
    model,
    dK: model.dK,
    dV: model.dV,
    layer: runs[0],
    layers: runs,
    blocked: blockedRowsOf(nodeAt(tape, at('mask')).value),
    embedded: { text, context: asked },
    unknown: text.unknown,
    contextUnknown: asked.unknown,
    ...recorded,
  };
}

function tokensOf({ text, context }: ExperimentSpec, model: Model) {
  if (context !== null && model.tokensOf)
    throw new LabError(
      'context.encoder',
      'This trained model takes one sentence at a time. Take the second sentence away, or compare two experiments.',
    );
  const tokens =
    model.tokensOf?.(text) ?? tokenize(text, context === null ? 'sentence' : 'first sentence');
  return {
    tokens,
    contextTokens: context === null ? tokens : tokenize(context, 'second sentence'),
  };
}

/** A layer's attention and what comes out of the layer, which is computed when it is first read. */
function withOutput(attention: MultiHeadRun, end: Node): LayerRun {
  const layerOutput = { get: () => end.value, enumerable: true };
  return Object.defineProperty(attention, 'layerOutput', layerOutput) as LayerRun;
}

function at(stage: Stage, layer = 0): StageAddress {
  return { layer, stage, head: 0 };
}

function blockedRowsOf({ rows, cols, data }: Matrix): number[] {
  const blocked: number[] = [];
  for (let i = 0; i < rows; i++)
    if (!data.subarray(i * cols, (i + 1) * cols).includes(1)) blocked.push(i);
  return blocked;
}

function checkSize(sizes: { queries: number; keys: number; heads: number }, layers: number): void {
  const cells = 4 * sizes.queries * sizes.keys * sizes.heads * layers;
  if (cells <= LIMITS.cells) return;
  throw new LabError(
    'run.too-large',
    `${layers} layers of ${sizes.heads} heads over ${sizes.queries} × ${sizes.keys} tokens are more numbers than the lab keeps. Shorten the sentence, or choose fewer layers or heads.`,
    { cells, limit: LIMITS.cells },
  );
}
