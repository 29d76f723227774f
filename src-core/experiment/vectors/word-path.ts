import { LabError, multiplyTransposed, type Matrix } from '#core/attention';
import type { Run } from '../run.ts';
import { stageOf } from '../part.ts';
import { cosine, distance } from './cosine.ts';
import { directionsOfOne, directionsOfTwo } from './directions.ts';

/** A word of a run: which run, and its place in the sentence that asks. */
export interface WordAt {
  readonly run: Run;
  readonly place: number;
}

/** A word's vector before the first layer (step 0) and after each (step 1 …), and where all words lie at each step. */
export interface WordPath {
  readonly tokens: readonly string[];
  readonly place: number;
  /** By step: where every word of the sentence lies on the map, (n, 2). */
  readonly words: readonly Matrix[];
  /** By step: the cosine with its own vector before the first layer. */
  readonly fromStart: Float64Array;
  /** By step: how far it moved from the step before, in all dimensions; 0 at the first. */
  readonly moved: Float64Array;
}

/** One or two words on their way through the layers, on one flat map. */
export interface WordPaths {
  readonly paths: readonly WordPath[];
  /** By step, where there are two words. */
  readonly between: { readonly cosine: Float64Array; readonly distance: Float64Array } | null;
  /** The share of the differences between all vectors of the paths, 0 … 1, that each direction of the map shows. */
  readonly shares: readonly [number, number];
  readonly dimensions: number;
}

/** The vectors of all words before the first layer and after each: layers + 1 matrices (n, d_model). */
export function statesOf(run: Run): Matrix[] {
  return [
    stageOf(run, 'embeddings', 0),
    ...run.layers.map((_, layer) => stageOf(run, 'layerOutput', 0, layer)),
  ];
}

/** Row `place` of a matrix. Throws `word.range` where there is no such word. */
export function rowAt({ rows, cols, data }: Matrix, place: number): Float64Array {
  if (place < rows) return data.subarray(place * cols, (place + 1) * cols);
  throw new LabError(
    'word.range',
    `There is no word ${place + 1}; the sentence has ${rows}. Choose one of them.`,
    { place, rows },
  );
}

/**
 * The paths of one or two words, and all other words seen along the same two directions. Of one word: those in which its
 * vectors differ most (principal components). Of two: the one in which both go most, and across it the one in which they
 * part most. Throws `word.range`, and `space.width` and `space.layers` where the two models have other sizes.
 */
export function wordPaths(first: WordAt, second: WordAt | null = null): WordPaths {
  const words = second ? [first, second] : [first];
  const states = words.map(({ run }) => statesOf(run));
  const dimensions = states[0][0].cols;
  checkSizes(states, dimensions);
  const vectors = words.map(({ place }, i) => states[i].map((state) => rowAt(state, place)));
  const [own, other] = vectors;
  const { mean, axes, shares } = other ? directionsOfTwo(own, other) : directionsOfOne(own);
  const flat = (state: Matrix) =>
    multiplyTransposed(
      { ...state, data: state.data.map((x, i) => x - mean[i % dimensions]) },
      axes,
    );
  const eachStep = (measure: (vector: Float64Array, step: number) => number) =>
    Float64Array.from(own, measure);
  return {
    paths: words.map(({ run, place }, i): WordPath => ({
      tokens: run.tokens,
      place,
      words: states[i].map(flat),
      fromStart: Float64Array.from(vectors[i], (vector) => cosine(vectors[i][0], vector)),
      moved: Float64Array.from(vectors[i], (vector, step) =>
        distance(vector, vectors[i][Math.max(step - 1, 0)]),
      ),
    })),
    between: second && {
      cosine: eachStep((vector, step) => cosine(vector, other[step])),
      distance: eachStep((vector, step) => distance(vector, other[step])),
    },
    shares,
    dimensions,
  };
}

function checkSizes(states: readonly Matrix[][], dimensions: number): void {
  const [one, other = one] = states;
  if (other[0].cols !== dimensions)
    throw new LabError(
      'space.width',
      `Only vectors of equal length lie on one map; these have ${dimensions} and ${other[0].cols} numbers. Take models of one size.`,
    );
  if (one.length !== other.length)
    throw new LabError(
      'space.layers',
      `One model has ${one.length - 1} layers and the other ${other.length - 1}. Take models of equally many layers.`,
    );
}
