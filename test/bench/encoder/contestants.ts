import { readFileSync } from 'node:fs';
import { encoderOnnx } from '../peers/encoder-onnx.ts';
import { openOnnx, type OnnxPackage } from '../peers/onnx-runtime.ts';

const FILE = new URL('../../../lessons/models/minilm-l6-v2/model.attnmodel', import.meta.url);
const WORDS = 'the river bank was closed when we sat by it and counted our money'.split(' ');
const decoder = new TextDecoder();
const decode = (bytes: Uint8Array) => decoder.decode(bytes);

/** A sentence of so many pieces with the two around it; another for each `nth`. */
export function sentence(pieces: number, nth: number): string {
  return Array.from({ length: pieces - 2 }, (_, i) => WORDS[(i * 5 + nth) % WORDS.length]).join(
    ' ',
  );
}

/** The last hidden states, and the attention weights of each layer, head after head. */
export interface Result {
  readonly hidden: ArrayLike<number>;
  readonly weights: readonly ArrayLike<number>[];
}

/** A model that is loaded: runs it on the `nth` sentence, with every weight of every head kept. */
export type Run = (pieces: number, nth: number) => Result | Promise<Result>;

/** The lab's own encoder, as its worker opens and runs it. */
export async function openOurs(): Promise<Run> {
  const lab = await import('../tools/lab.ts');
  const encoder = lab.openEncoder(readFileSync(FILE), decode);
  lab.setEncoderSource(() => encoder);
  lab.setFasterSteps(lab.openExactSteps());
  return (pieces, nth) => {
    const spec = { ...lab.DEFAULT_SPEC, model: lab.MINILM, text: sentence(pieces, nth) };
    const { layers } = lab.runExperiment(spec);
    const weights = layers.map(({ heads }) => heads.map((head) => head.weights.data));
    const hidden = layers[layers.length - 1].layerOutput.data;
    return {
      hidden,
      get weights() {
        return weights.map((heads) => Float64Array.from(heads.flatMap((head) => [...head])));
      },
    };
  };
}

/** The bytes of the same weights as an ONNX model. */
export async function asOnnx(): Promise<Uint8Array> {
  const { readModelFile } = await import('../tools/lab.ts');
  return encoderOnnx(readModelFile(readFileSync(FILE), decode));
}

/** One of onnxruntime's packages over the same weights, for one thread. */
export async function openPeer(name: OnnxPackage, model: Uint8Array): Promise<Run> {
  const { readModelFile, wordPieces } = await import('../tools/lab.ts');
  const file = readModelFile(readFileSync(FILE), decode);
  const pieces = wordPieces(file.words, file.header.config.lowercase);
  const run = await openOnnx(name, model);
  return async (count, nth) => {
    const ids = pieces.ids(sentence(count, nth));
    const outputs = await run({ ids, places: ids.map((_, place) => place) });
    const weights = Object.keys(outputs).filter((key) => key.startsWith('weights'));
    return { hidden: outputs['y'], weights: weights.sort().map((key) => outputs[key]) };
  };
}
