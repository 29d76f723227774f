import { beforeAll, describe, expect, it } from 'vitest';
import { runExperiment, sentenceVector } from '#core/experiment';
import type { Encoder } from '#core/encoder';
import {
  distanceOf,
  expectedCases,
  expectedTokens,
  trained,
  useModelFile,
} from '../../support/minilm.ts';

let encoder: Encoder;
beforeAll(() => {
  encoder = useModelFile();
});

describe('the trained model that comes with the lab', () => {
  it('cuts text into the very pieces that HuggingFace’s tokenizers do', () => {
    const known = expectedTokens();
    expect(known.length).toBeGreaterThan(2500);
    const wrong = known.filter(
      ([text, ids]) => encoder.pieces.ids(text).slice(1, -1).join() !== ids.join(),
    );
    expect(wrong).toEqual([]);
  });

  const cases = expectedCases();
  it.each(cases.map((one) => [`${one.ids.length}: ${one.text.slice(0, 40)}`, one] as const))(
    'gives what PyTorch gives, as near as float16 weights allow: %s',
    (_, one) => {
      const run = runExperiment(trained(one.text));
      expect(run.tokens.map((token) => encoder.pieces.id(token))).toEqual(one.ids);
      const { attention, hidden, cosine } = distanceOf(run, one, sentenceVector(run));
      expect(attention).toBeLessThanOrEqual(0.02);
      expect(hidden).toBeLessThanOrEqual(0.05);
      expect(cosine).toBeGreaterThanOrEqual(0.999);
    },
  );

  it('was compared over the whole range: one word, accents, unknown characters, 256 pieces', () => {
    expect(cases.length).toBeGreaterThanOrEqual(12);
    const lengths = cases.map(({ ids }) => ids.length);
    expect(Math.min(...lengths)).toBe(3);
    expect(Math.max(...lengths)).toBeGreaterThanOrEqual(250);
    expect(cases.some(({ ids }) => ids.includes(encoder.pieces.unknown))).toBe(true);
  });
});
