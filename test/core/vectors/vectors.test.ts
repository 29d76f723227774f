import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  cosine,
  DEFAULT_SPEC,
  distance,
  likenessOf,
  nearestTo,
  presetSpec,
  runExperiment,
  sentenceVector,
  stageOf,
  statesOf,
  wordPaths,
} from '#core/experiment';
import type { Encoder } from '#core/encoder';
import { expectedCases, trained, useModelFile } from '../../support/minilm.ts';

let encoder: Encoder;
beforeAll(() => {
  encoder = useModelFile();
});

const vector = fc.array(fc.double({ min: -9, max: 9, noNaN: true }), {
  minLength: 5,
  maxLength: 5,
});

describe('cosine and distance', () => {
  it('the cosine is symmetric, the same for longer vectors, 1 with itself, and never beyond 1', () => {
    fc.assert(
      fc.property(vector, vector, fc.double({ min: 0.1, max: 9 }), (a, b, by) => {
        const own = cosine(a, b);
        expect(cosine(b, a)).toBe(own);
        expect(Math.abs(own)).toBeLessThanOrEqual(1);
        const size = Math.hypot(...a);
        if (size > 1e-3) {
          expect(cosine(a, a)).toBeCloseTo(1, 12);
          expect(
            cosine(
              a.map((x) => x * by),
              b,
            ),
          ).toBeCloseTo(own, 9);
        }
        // |a − b|² = |a|² + |b|² − 2|a||b|cos
        const law = size ** 2 + Math.hypot(...b) ** 2 - 2 * size * Math.hypot(...b) * own;
        expect(distance(a, b) ** 2).toBeCloseTo(law, 6);
      }),
    );
  });

  it('a vector of zeros has a cosine of 0 with any other', () => {
    expect(cosine([0, 0], [1, 2])).toBe(0);
  });
});

describe('a word on its way through the layers', () => {
  const river = () => runExperiment(trained('I sat on the bank by the river.'));
  const money = () => runExperiment(trained('I went to the bank for my money.'));

  it('tells *bank* by the river from *bank* for money from the first layer on', () => {
    const [a, b] = [river(), money()];
    const { paths, between, dimensions } = wordPaths({ run: a, place: 5 }, { run: b, place: 5 });
    expect(paths.map(({ tokens, place }) => tokens[place])).toEqual(['bank', 'bank']);
    expect(dimensions).toBe(384);
    expect(between?.cosine).toHaveLength(7);
    // The same word at the same place is the same vector before the first layer.
    expect(between?.cosine[0]).toBeCloseTo(1, 12);
    expect(between?.distance[0]).toBe(0);
    // On the map the two part by most of what they part by in truth somewhere, and never by more.
    const apart = paths[0].words.map((_, step) =>
      Math.hypot(
        ...[0, 1].map((k) => paths[0].words[step].data[10 + k] - paths[1].words[step].data[10 + k]),
      ),
    );
    apart.forEach((one, step) =>
      expect(one).toBeLessThanOrEqual((between?.distance[step] ?? 0) + 1e-9),
    );
    expect(Math.max(...apart)).toBeGreaterThan(0.6 * Math.max(...(between?.distance ?? [])));
    for (let step = 1; step <= 6; step++) {
      const [one, other] = [a, b].map((run) => stageOf(run, 'layerOutput', 0, step - 1));
      const row = ({ data }: { data: Float64Array }) => data.subarray(5 * 384, 6 * 384);
      expect(between?.cosine[step]).toBeCloseTo(cosine(row(one), row(other)), 12);
      expect(between?.cosine[step]).toBeLessThan(0.95);
    }
  });

  it('the map’s distances are at most the true ones, and the path’s own steps are told', () => {
    const run = river();
    const { paths, shares } = wordPaths({ run, place: 5 });
    const [{ words, moved, fromStart }] = paths;
    const states = statesOf(run);
    const at = (step: number) => states[step].data.subarray(5 * 384, 6 * 384);
    expect(fromStart[0]).toBeCloseTo(1, 12);
    expect(moved[0]).toBe(0);
    for (let step = 1; step < states.length; step++) {
      expect(moved[step]).toBeCloseTo(distance(at(step), at(step - 1)), 12);
      const flat = [0, 1].map((k) => words[step].data[10 + k] - words[step - 1].data[10 + k]);
      expect(Math.hypot(...flat)).toBeLessThanOrEqual(moved[step] + 1e-9);
    }
    expect(shares[0] + shares[1]).toBeLessThanOrEqual(1 + 1e-12);
    expect(shares[0]).toBeGreaterThanOrEqual(shares[1]);
  });

  it('goes for every stack, one of a single layer and one with two sentences among them', () => {
    for (const spec of [
      DEFAULT_SPEC,
      presetSpec('cat-tired'),
      { ...DEFAULT_SPEC, context: 'le chat dort' },
    ]) {
      const run = runExperiment(spec);
      const { paths, between } = wordPaths({ run, place: 1 });
      expect(paths[0].words).toHaveLength(run.layers.length + 1);
      expect(between).toBeNull();
    }
  });

  it('refuses a word that is not there, and models of other sizes', () => {
    const run = runExperiment(DEFAULT_SPEC);
    expect(() => wordPaths({ run, place: 99 })).toThrow(/no word 100/u);
    const stack = runExperiment(presetSpec('cat-tired'));
    expect(() => wordPaths({ run, place: 1 }, { run: stack, place: 1 })).toThrow(
      /equal length|equally many layers/u,
    );
  });
});

describe('what is nearest to a word', () => {
  it('before the first layer the word’s own input embedding comes first of the whole vocabulary', () => {
    const run = runExperiment(trained('The bank by the river.'));
    const words = stageOf(run, 'words', 0);
    const own = words.data.subarray(2 * 384, 3 * 384);
    const [first, second] = encoder.nearestPieces(own, 5);
    expect(encoder.pieces.piece(first.id)).toBe('bank');
    expect(first.cosine).toBeCloseTo(1, 6);
    expect(second.cosine).toBeLessThan(0.9);
  });

  it('gives the cosines of all words but itself, and of the pieces, falling', () => {
    const run = runExperiment(trained('The bank by the river.'));
    const also = runExperiment(trained('The bank lends money.'));
    const { words, pieces } = nearestTo({ run, place: 2 }, 6, also, 50);
    expect(words).toHaveLength(run.tokens.length - 1 + also.tokens.length);
    expect(words.some(({ sentence, place }) => sentence === 0 && place === 2)).toBe(false);
    const falling = (all: readonly { cosine: number }[]) =>
      all.every(({ cosine: one }, i) => i === 0 || one <= all[i - 1].cosine);
    expect(falling(words)).toBe(true);
    expect(pieces).toHaveLength(50);
    expect(falling(pieces ?? [])).toBe(true);
    const state = statesOf(run)[6].data.subarray(2 * 384, 3 * 384);
    for (const { text, cosine: told } of (pieces ?? []).slice(0, 5)) {
      const { data } = encoder.wordVectors([encoder.pieces.id(text) ?? -1]);
      expect(told).toBeCloseTo(cosine(state, data), 5);
    }
  });

  it('a model without a vocabulary has words only', () => {
    const near = nearestTo({ run: runExperiment(presetSpec('cat-tired')), place: 1 }, 1, null, 3);
    expect(near.words).toHaveLength(3);
    expect(near.pieces).toBeNull();
  });
});

describe('the likeness of sentences', () => {
  it('is that of PyTorch’s sentence vectors', () => {
    const cases = expectedCases()
      .filter(({ ids }) => ids.length < 40)
      .slice(0, 8);
    const found = likenessOf(cases.map(({ text }) => sentenceVector(runExperiment(trained(text)))));
    const reference = likenessOf(cases.map(({ sentence }) => Float64Array.from(sentence)));
    expect(cases.length).toBeGreaterThanOrEqual(6);
    found.data.forEach((one, i) => {
      expect(one).toBeCloseTo(reference.data[i], 2);
      const [row, col] = [Math.floor(i / cases.length), i % cases.length];
      expect(one).toBe(found.data[col * cases.length + row]);
    });
    cases.forEach((_, i) => expect(found.data[i * cases.length + i]).toBeCloseTo(1, 9));
  });
});
