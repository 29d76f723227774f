import {
  groupSize,
  headSize,
  matrix,
  randomStream,
  type FeedForwardWeights,
  type LayerWeights,
  type Matrix,
  type NormWeights,
  type Projections,
} from '#core/attention';
import {
  givenBias,
  givenProjection,
  givenWords,
  WEIGHT_NAMES,
  type BiasName,
  type ProjectionName,
} from './given-numbers.ts';
import type { Model } from './model.ts';
import { oneHotWords } from './one-hot.ts';
import type { SeededModelSpec } from './model-spec.ts';
import { positionsOf } from './positions-of.ts';

const BIAS_DEVIATION = 0.2;
/** PyTorch's default, so that the two can be compared. */
const EPSILON = 1e-5;

/** A (rows × cols) matrix of random numbers with the given standard deviation, from one named stream. */
export function seededMatrix(
  seed: number,
  name: string,
  rows: number,
  cols: number,
  deviation: number,
): Matrix {
  const stream = randomStream(seed, name);
  return matrix(
    rows,
    cols,
    Float64Array.from({ length: rows * cols }, () => stream.normal() * deviation),
  );
}

/** The vector (1 × d_model) of a word: its own, whatever its place, its case and its neighbours. */
export function seededWord(seed: number, token: string, dModel: number, deviation = 1): Matrix {
  return seededMatrix(seed, `word:${token.toLowerCase().normalize('NFC')}`, 1, dModel, deviation);
}

/** Word vectors (n × d_model), one row a token. */
function seededWords(seed: number, tokens: readonly string[], dModel: number): Matrix {
  const words = matrix(tokens.length, dModel);
  tokens.forEach((token, i) => words.data.set(seededWord(seed, token, dModel).data, i * dModel));
  return words;
}

/**
 * A model drawn from a seed. Entries of a (d × p) projection have variance 1/d, so that queries and keys of standard
 * inputs have variance 1 and q·k has variance d_k. Throws `heads.indivisible`, `heads.groups` and what `givenProjection` throws.
 */
export function seededModelOf(spec: SeededModelSpec): Model {
  const { seed, dModel, heads, keyValueHeads = heads, layers = 1 } = spec;
  groupSize({ heads, keyValueHeads });
  const dK = spec.dK ?? headSize(dModel, heads);
  const dV = spec.dV ?? headSize(dModel, heads);
  return {
    heads,
    keyValueHeads,
    dModel,
    dK,
    dV,
    layerKind: spec.layerKind ?? 'attention',
    layers: Array.from({ length: layers }, (_, layer) => layerOf(spec, layer, dK, dV)),
    dimensions: null,
    headNames: null,
    sharesColumns: spec.words === 'one-hot',
    embed: (tokens, which, first) => ({
      words:
        givenWords(spec.given ?? {}, which, tokens.length, dModel) ??
        (spec.words === 'one-hot'
          ? oneHotWords(tokens, first, dModel)
          : seededWords(seed, tokens, dModel)),
      positions: positionsOf(spec.positions, seed, tokens.length, dModel),
      unknown: [],
    }),
  };
}

function layerOf(spec: SeededModelSpec, layer: number, dK: number, dV: number): LayerWeights {
  const { seed, dModel, heads, keyValueHeads = heads, layerKind = 'attention' } = spec;
  // The first layer's streams have plain names, so that adding layers changes none of its digits.
  const named = (name: string) => (layer === 0 ? name : `layer ${layer + 1}: ${name}`);
  const draw = (name: string, rows: number, cols: number) =>
    seededMatrix(seed, named(name), rows, cols, 1 / Math.sqrt(rows));
  const drawBias = (name: string, cols: number) =>
    spec.biases ? seededMatrix(seed, named(name), 1, cols, BIAS_DEVIATION) : undefined;
  const byHand = (layer === 0 && spec.given) || {};
  const weight = (name: ProjectionName, rows: number, cols: number) =>
    givenProjection(byHand, name, rows, cols) ?? draw(WEIGHT_NAMES[name], rows, cols);
  const bias = (name: BiasName, cols: number) =>
    givenBias(byHand, name, cols) ?? drawBias(WEIGHT_NAMES[name], cols);

  const attention: Projections = {
    wQ: weight('wQ', dModel, heads * dK),
    wK: weight('wK', dModel, keyValueHeads * dK),
    wV: weight('wV', dModel, keyValueHeads * dV),
    wO: weight('wO', heads * dV, dModel),
    bQ: bias('bQ', heads * dK),
    bK: bias('bK', keyValueHeads * dK),
    bV: bias('bV', keyValueHeads * dV),
    bO: bias('bO', dModel),
  };
  if (layerKind === 'attention') return { attention };
  const norm = layerKind === 'residual' ? undefined : freshNorm(dModel);
  const size = spec.dFeedForward;
  const feedForward: FeedForwardWeights | undefined = size
    ? {
        w1: draw('W_1', dModel, size),
        b1: drawBias('b_1', size),
        w2: draw('W_2', size, dModel),
        b2: drawBias('b_2', dModel),
        activation: spec.activation ?? 'relu',
      }
    : undefined;
  return { attention, attentionNorm: norm, feedForward, feedForwardNorm: norm };
}

/** A layer norm before any learning: gain 1, shift 0. */
function freshNorm(dModel: number): NormWeights {
  const gain = matrix(1, dModel, new Float64Array(dModel).fill(1));
  return { gain, shift: matrix(1, dModel), epsilon: EPSILON };
}
