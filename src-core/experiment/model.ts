import type { HeadCounts, LayerKind, LayerWeights, Matrix, NormWeights } from '#core/attention';

/** Word vectors of one sentence. */
export interface Embedded {
  readonly words: Matrix; // (n, d_model)
  /** Added to the words; null where the model has none. */
  readonly positions: Matrix | null; // (n, d_model)
  /** The places of words that the model does not know; their vectors are drawn from the seed. */
  readonly unknown: readonly number[];
}

/** A model with all its numbers: what it has learned, and how it turns tokens into vectors. */
export interface Model extends HeadCounts {
  readonly dModel: number;
  readonly dK: number;
  readonly dV: number;
  readonly layerKind: LayerKind;
  readonly layers: readonly LayerWeights[];
  /** The layer norm of words + positions, where the model has one. */
  readonly embeddingNorm?: NormWeights;
  /** How text becomes tokens, where it is not the lab's own way. */
  readonly tokensOf?: (text: string) => string[];
  /** The pieces of its vocabulary whose input embeddings are nearest to a vector by cosine, where it has a vocabulary. */
  readonly nearestPieces?: (
    vector: Float64Array,
    most: number,
  ) => readonly { readonly text: string; readonly cosine: number }[];
  /** The names of the d_model dimensions, where they have any. */
  readonly dimensions: readonly string[] | null;
  /** The names of the heads by layer, where they have any. */
  readonly headNames: readonly (readonly string[])[] | null;
  /** Whether word vectors of the second sentence depend on the words of the first: columns of one-hot vectors do. */
  readonly sharesColumns: boolean;
  /** Word vectors of a sentence; `first` are the tokens of the sentence that asks. */
  embed(tokens: readonly string[], which: 'text' | 'context', first: readonly string[]): Embedded;
}
