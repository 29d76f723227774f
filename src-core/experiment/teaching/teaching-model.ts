import { matrix, type LayerWeights, type Matrix } from '#core/attention';
import type { Embedded, Model } from '../model.ts';
import type { TeachingModelSpec } from '../model-spec.ts';
import { positionsOf } from '../positions-of.ts';
import { seededWord } from '../seeded-model.ts';
import { columnOf, DIMENSIONS, type Dimension } from './dimensions.ts';
import { LAYER_PLANS, type HeadPlan, type Strengths } from './heads.ts';
import { VOCABULARY } from './vocabulary.ts';

const D_MODEL = DIMENSIONS.length;
const HEADS = 3;
const HEAD_SIZE = D_MODEL / HEADS;
/** Small beside the 1 of a known feature, so that an unknown word changes little for the others. */
const UNKNOWN_DEVIATION = 0.1;

/**
 * The hand-built model of the lessons: two layers of three heads, with the input added to what each layer finds. Its
 * weights are written down in `heads.ts` and its words in `vocabulary.ts`; nothing in it was learned, and nothing
 * looks at whole sentences. Words that it does not know get a small vector from the seed.
 */
export function teachingModelOf({ seed, positions }: TeachingModelSpec): Model {
  return {
    heads: HEADS,
    keyValueHeads: HEADS,
    dModel: D_MODEL,
    dK: HEAD_SIZE,
    dV: HEAD_SIZE,
    layerKind: 'residual',
    layers: LAYER_PLANS.map(weightsOf),
    dimensions: DIMENSIONS,
    headNames: LAYER_PLANS.map((plans) => plans.map(({ name }) => name)),
    sharesColumns: false,
    embed: (tokens) => ({
      ...embed(seed, tokens),
      positions: positionsOf(positions, seed, tokens.length, D_MODEL),
    }),
  };
}

/** The words that the teaching model knows, in alphabetical order of their letters. */
export function teachingWords(): string[] {
  return [...VOCABULARY.keys()].toSorted();
}

function embed(seed: number, tokens: readonly string[]): Omit<Embedded, 'positions'> {
  const words = matrix(tokens.length, D_MODEL);
  const unknown: number[] = [];
  tokens.forEach((token, i) => {
    const features = VOCABULARY.get(token.toLowerCase().normalize('NFC'));
    if (features) for (const feature of features) put(words, i, columnOf(feature), 1);
    else {
      unknown.push(i);
      words.data.set(seededWord(seed, token, D_MODEL, UNKNOWN_DEVIATION).data, i * D_MODEL);
    }
  });
  return { words, unknown };
}

/** The matrices of a layer from the plans of its heads; head h owns columns 16h … 16h + 15. */
function weightsOf(plans: readonly HeadPlan[]): LayerWeights {
  const wQ = matrix(D_MODEL, D_MODEL);
  const wK = matrix(D_MODEL, D_MODEL);
  const wV = matrix(D_MODEL, D_MODEL);
  const wO = matrix(D_MODEL, D_MODEL);
  plans.forEach(({ channels, passes }, head) => {
    const own = head * HEAD_SIZE;
    channels.forEach(({ query, key }, channel) => {
      putColumn(wQ, own + channel, query);
      putColumn(wK, own + channel, key);
    });
    passes.forEach(({ from, to }, channel) => {
      put(wV, columnOf(from), own + channel, 1);
      put(wO, own + channel, columnOf(to), 1);
    });
  });
  return { attention: { wQ, wK, wV, wO } };
}

function putColumn(target: Matrix, col: number, strengths: Strengths): void {
  for (const [dimension, strength] of Object.entries(strengths))
    put(target, columnOf(dimension as Dimension), col, strength);
}

function put(target: Matrix, row: number, col: number, value: number): void {
  target.data[row * target.cols + col] = value;
}
