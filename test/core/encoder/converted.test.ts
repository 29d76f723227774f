import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { openEncoder, setEncoderSource } from '#core/encoder';
import { runExperiment, type EncoderModelSpec } from '#core/experiment';
import { trained } from '../../support/minilm.ts';

/** Made by tools/convert-minilm/tiny.py: a random checkpoint of twelve layers, converted, and computed from itself. */
const FOLDER = resolve(import.meta.dirname, '../../fixtures/tiny-bert');
const decoder = new TextDecoder();
const expected = JSON.parse(readFileSync(resolve(FOLDER, 'expected.json'), 'utf8')) as {
  text: string;
  ids: number[];
  hidden: number[];
  attention: number[];
};
const MODEL: EncoderModelSpec = {
  ...{ kind: 'encoder', id: 'tiny', dModel: 16, heads: 2, layers: 12, dFeedForward: 24 },
};

afterEach(() => setEncoderSource(undefined));

it.each([
  ['float32', 1e-5],
  ['float16', 0.02],
  ['int8', 0.05],
])(
  'a checkpoint of twelve layers, converted to %s, gives what it gives by itself',
  (dtype, most) => {
    const bytes = readFileSync(resolve(FOLDER, `tiny-${dtype}.attnmodel`));
    const encoder = openEncoder(bytes, (text) => decoder.decode(text));
    expect(encoder.name).toBe('Tiny');
    expect(encoder.pieces.ids(expected.text)).toEqual(expected.ids);
    setEncoderSource(() => encoder);
    const run = runExperiment(trained(expected.text, { model: MODEL }));
    const attention = run.layers.flatMap(({ heads }) =>
      heads.flatMap(({ weights }) => [...weights.data]),
    );
    expect(attention).toHaveLength(expected.attention.length);
    expect(off(attention, expected.attention)).toBeLessThanOrEqual(most);
    expect(off(run.layers[11].layerOutput.data, expected.hidden)).toBeLessThanOrEqual(10 * most);
  },
);

function off(one: ArrayLike<number>, other: ArrayLike<number>): number {
  return Array.from(one).reduce(
    (worst, value, i) => Math.max(worst, Math.abs(value - other[i])),
    0,
  );
}
