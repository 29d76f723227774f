import {
  blockedRows,
  causalMask,
  headSize,
  multiHeadAttention,
  openMask,
  type MultiHeadRun,
} from '#core/attention';
import { seededEmbeddings, seededProjections } from './seeded-model.ts';
import type { ExperimentSpec } from './spec.ts';
import { tokenize } from './tokenize.ts';

/** An experiment computed: its tokens and every number on the way. */
export interface Run {
  readonly spec: ExperimentSpec;
  /** The sentence that asks: one token a row. */
  readonly tokens: readonly string[];
  /** The sentence that is asked: one token a column. The same tokens in self-attention. */
  readonly contextTokens: readonly string[];
  readonly dK: number;
  readonly layer: MultiHeadRun;
  /** Rows whose every key is masked: their weights are zeros. */
  readonly blocked: readonly number[];
}

/** Computes an experiment. Throws a `LabError` that says what to change. */
export function runExperiment(spec: ExperimentSpec): Run {
  const { model } = spec;
  const dK = headSize(model.dModel, model.heads);
  const tokens = tokenize(spec.text, spec.context === null ? 'sentence' : 'first sentence');
  const contextTokens = spec.context === null ? tokens : tokenize(spec.context, 'second sentence');
  const embed = (words: readonly string[]) =>
    seededEmbeddings(model.seed, words, model.dModel, model.positions);
  const input = embed(tokens);
  const context = spec.context === null ? input : embed(contextTokens);
  const mask =
    spec.mask.kind === 'causal'
      ? causalMask(tokens.length, contextTokens.length)
      : openMask(tokens.length, contextTokens.length);
  const layer = multiHeadAttention(
    input,
    context,
    seededProjections(model.seed, model.dModel),
    model.heads,
    {
      mask,
      divisor: spec.scaling.kind === 'sqrt_d_k' ? Math.sqrt(dK) : 1,
      temperature: spec.temperature,
    },
  );
  return { spec, tokens, contextTokens, dK, layer, blocked: blockedRows(mask) };
}
