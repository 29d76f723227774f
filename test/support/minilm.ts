import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { openEncoder, setEncoderSource, type Encoder } from '#core/encoder';
import { DEFAULT_SPEC, MINILM, type ExperimentSpec, type Run } from '#core/experiment';

const ROOT = resolve(import.meta.dirname, '../..');
export const SHIPPED = resolve(ROOT, 'lessons/models/minilm-l6-v2/model.attnmodel');
const FIXTURES = resolve(ROOT, 'test/fixtures/minilm');

const decoder = new TextDecoder();

/** Opens a model file and makes it the one that experiments find, whatever id they ask for. */
export function useModelFile(path = SHIPPED): Encoder {
  const encoder = openEncoder(readFileSync(path), (bytes) => decoder.decode(bytes));
  setEncoderSource(() => encoder);
  return encoder;
}

/** An experiment with the trained model. */
export function trained(text: string, more: Partial<ExperimentSpec> = {}): ExperimentSpec {
  return { ...DEFAULT_SPEC, text, model: MINILM, ...more };
}

/** What PyTorch gave for a sentence (tools/verify-minilm); only some rows are kept. */
export interface Expected {
  readonly text: string;
  readonly ids: readonly number[];
  readonly rows: readonly number[];
  readonly hidden: Float32Array; // (layers + 1, rows, d_model)
  readonly attention: Float32Array; // (layers, heads, rows, n)
  readonly sentence: Float32Array; // (d_model)
}

/** Every sentence that PyTorch computed. */
export function expectedCases(folder = FIXTURES): Expected[] {
  const { cases } = JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as {
    cases: Pick<Expected, 'text' | 'ids' | 'rows'>[];
  };
  const bytes = readFileSync(resolve(folder, 'expected.f32'));
  let at = 0;
  const take = (count: number) => {
    const part = new Float32Array(count).map((_, i) => bytes.readFloatLE(at + 4 * i));
    at += 4 * count;
    return part;
  };
  const { layers, heads, dModel } = MINILM;
  const read = cases.map((one): Expected => {
    const rows = one.rows.length;
    return {
      ...one,
      hidden: take((layers + 1) * rows * dModel),
      attention: take(layers * heads * rows * one.ids.length),
      sentence: take(dModel),
    };
  });
  if (at !== bytes.length) throw new Error('The numbers and the sentences do not belong together.');
  return read;
}

/** Strings with the pieces that HuggingFace’s tokenizers cut them into. */
export function expectedTokens(folder = FIXTURES): [text: string, ids: number[]][] {
  return JSON.parse(readFileSync(resolve(folder, 'tokens.json'), 'utf8')) as [string, number[]][];
}

/** How far a run is from what PyTorch gave. */
export interface Distance {
  readonly attention: number;
  readonly hidden: number;
  readonly cosine: number;
}

/** The largest differences of any kept weight and hidden number, and the cosine of the sentence vectors. */
export function distanceOf(
  run: Run,
  { rows, ids, ...expected }: Expected,
  sentence: Float64Array,
): Distance {
  let [attention, hidden] = [0, 0];
  const { layers, model } = run;
  for (let layer = 0; layer <= layers.length; layer++) {
    const { data } =
      layer < layers.length ? layers[layer].embeddings : layers[layer - 1].layerOutput;
    rows.forEach((row, i) => {
      for (let c = 0; c < model.dModel; c++) {
        const given = expected.hidden[(layer * rows.length + i) * model.dModel + c];
        hidden = Math.max(hidden, Math.abs(data[row * model.dModel + c] - given));
      }
    });
  }
  layers.forEach(({ heads }, layer) =>
    heads.forEach(({ weights }, head) =>
      rows.forEach((row, i) => {
        const start = ((layer * model.heads + head) * rows.length + i) * ids.length;
        for (let j = 0; j < ids.length; j++) {
          const off = Math.abs(weights.data[row * ids.length + j] - expected.attention[start + j]);
          attention = Math.max(attention, off);
        }
      }),
    ),
  );
  const dot = sentence.reduce((sum, value, i) => sum + value * expected.sentence[i], 0);
  return { attention, hidden, cosine: dot };
}
