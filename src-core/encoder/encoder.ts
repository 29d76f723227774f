import {
  LabError,
  matrix,
  type LayerWeights,
  type Matrix,
  type NormWeights,
} from '#core/attention';
import { openKernel, usableBackends } from '#core/kernels';
import type { EncoderConfig } from './header.ts';
import { learnedMatrices } from './learned-matrix.ts';
import { readModelFile, type ModelFile } from './model-file.ts';
import { pieceFinder, type NearPiece } from './nearest-pieces.ts';
import type { Tensor } from './tensor.ts';
import { wordPieces, type WordPieces } from './word-pieces.ts';

/** A trained encoder in memory. */
export interface Encoder {
  readonly name: string;
  readonly config: EncoderConfig;
  readonly pieces: WordPieces;
  readonly layers: readonly LayerWeights[];
  /** The layer norm of the word vectors. */
  readonly embeddingNorm: NormWeights;
  /** The learned vectors of pieces (n, d_model), by their numbers. */
  wordVectors(ids: readonly number[]): Matrix;
  /** The learned vectors of the first n places (n, d_model); that of the first sentence's type is in them. */
  placeVectors(n: number): Matrix;
  /** The pieces of the vocabulary whose learned vectors are nearest to another of d_model numbers, by cosine. */
  nearestPieces(vector: Float64Array, most: number): NearPiece[];
  /** Bytes of memory that it takes. */
  readonly bytes: number;
}

const MATRICES = ['wQ', 'wK', 'wV', 'wO', 'w1', 'w2'] as const;

/** Opens a model file. Throws what `readModelFile` and `wordPieces` throw. */
export function openEncoder(bytes: Uint8Array, decodeText: (bytes: Uint8Array) => string): Encoder {
  const steps = openingSteps(bytes, decodeText);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * Opens a model file a matrix at a time, each step yielding the share that is done. Its layers go into a kernel's memory in
 * float32; sums there run in one order on every machine (plain SIMD, no fused multiply-add). Throws as `openEncoder`.
 */
export function* openingSteps(
  bytes: Uint8Array,
  decodeText: (bytes: Uint8Array) => string,
): Generator<number, Encoder, void> {
  const file = readModelFile(bytes, decodeText);
  const { config, name } = file.header;
  const backend = usableBackends().includes('plain') ? 'plain' : 'javascript';
  const kernel = openKernel({ backend });
  const named = Array.from({ length: config.layers }, (_, layer) =>
    MATRICES.map((matrixName) => `${layer}/${matrixName}`),
  ).flat();
  const session = kernel.prepareProducts(
    named.map((one) => ({ inner: file.tensor(one).rows, columns: file.tensor(one).cols })),
  );
  for (const [index, one] of named.entries()) {
    eachRow(file, one, (row, k) => session.setRow(index, k, row));
    yield (index + 1) / named.length;
  }
  const learned = learnedMatrices(session);
  const kept = (layer: number, matrixName: (typeof MATRICES)[number]) => {
    const index = layer * MATRICES.length + MATRICES.indexOf(matrixName);
    const { rows, cols } = file.tensor(named[index]);
    return learned(index, rows, cols);
  };
  const vector = (one: string) => wholeOf(file, one);
  const norm = (gain: string, shift: string): NormWeights => ({
    gain: vector(gain),
    shift: vector(shift),
    epsilon: config.epsilon,
  });
  const layers = Array.from({ length: config.layers }, (_, layer): LayerWeights => {
    const own = (one: string) => vector(`${layer}/${one}`);
    return {
      attention: {
        ...{
          wQ: kept(layer, 'wQ'),
          wK: kept(layer, 'wK'),
          wV: kept(layer, 'wV'),
          wO: kept(layer, 'wO'),
        },
        ...{ bQ: own('bQ'), bK: own('bK'), bV: own('bV'), bO: own('bO') },
      },
      attentionNorm: norm(`${layer}/attentionGain`, `${layer}/attentionShift`),
      feedForward: {
        ...{ w1: kept(layer, 'w1'), b1: own('b1'), w2: kept(layer, 'w2'), b2: own('b2') },
        activation: config.activation === 'gelu' ? 'gelu-float32' : 'relu',
      },
      feedForwardNorm: norm(`${layer}/feedForwardGain`, `${layer}/feedForwardShift`),
    };
  });
  return withVectors({
    ...{ name, config, layers },
    pieces: wordPieces(file.words, config.lowercase),
    embeddingNorm: norm('embeddingGain', 'embeddingShift'),
    words: file.tensor('words').kept(),
    places: file.tensor('positions').kept(),
    kernelBytes: kernel.bytes,
  });
}

/** An encoder of its parts. Apart from where they are read, so that nothing of it holds on to the whole file. */
function withVectors({
  words,
  places,
  kernelBytes,
  ...parts
}: Pick<Encoder, 'name' | 'config' | 'layers' | 'pieces' | 'embeddingNorm'> & {
  readonly words: Tensor;
  readonly places: Tensor;
  readonly kernelBytes: number;
}): Encoder {
  const { dModel } = parts.config;
  const rowsOf = (tensor: Tensor, rows: readonly number[]) => {
    const out = matrix(rows.length, dModel);
    const row = new Float32Array(dModel);
    rows.forEach((at, i) => {
      if (!tensor.readRow(at, row)) throw notFinite('word vectors');
      out.data.set(row, i * dModel);
    });
    return out;
  };
  return {
    ...parts,
    wordVectors: (ids) => rowsOf(words, ids),
    placeVectors: (n) =>
      rowsOf(
        places,
        Array.from({ length: n }, (_, i) => i),
      ),
    nearestPieces: pieceFinder(words),
    bytes: kernelBytes + words.bytes + places.bytes,
  };
}

/** Every row of a tensor. Throws `model.invalid` where a number of it is infinite or none at all. */
export function eachRow(
  file: ModelFile,
  name: string,
  use: (row: Float32Array, at: number) => void,
): void {
  const tensor = file.tensor(name);
  const row = new Float32Array(tensor.cols);
  for (let at = 0; at < tensor.rows; at++) {
    if (!tensor.readRow(at, row)) throw notFinite(name);
    use(row, at);
  }
}

function wholeOf(file: ModelFile, name: string): Matrix {
  const { rows, cols } = file.tensor(name);
  const out = matrix(rows, cols);
  eachRow(file, name, (row, at) => out.data.set(row, at * cols));
  return out;
}

function notFinite(name: string): LabError {
  return new LabError(
    'model.invalid',
    `This model file cannot be used: “${name}” has a number that is infinite or none at all. Convert the checkpoint again.`,
    { name },
  );
}
