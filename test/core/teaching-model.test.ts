import { describe, expect, it } from 'vitest';
import { toRows } from '#core/attention';
import {
  DEFAULT_SPEC,
  DIMENSIONS,
  presetSpec,
  PRESETS,
  runExperiment,
  sameMeaning,
  teachingWords,
  type ExperimentSpec,
  type Run,
} from '#core/experiment';

const MODEL = { kind: 'teaching', seed: 1, dModel: 48, heads: 3, positions: 'none' } as const;
const run = (text: string, more: Partial<ExperimentSpec> = {}): Run =>
  runExperiment({ ...DEFAULT_SPEC, model: MODEL, text, ...more });

/** How much a word attends to each other word in one head: { word: weight }. */
function attention(of: Run, word: string, layer: number, head: number): Record<string, number> {
  const row = toRows(of.layers[layer].heads[head].weights)[of.tokens.indexOf(word)];
  return Object.fromEntries(of.contextTokens.map((token, j) => [token, row[j]]));
}

function favourite(of: Run, word: string, layer: number, head: number): string {
  const [[token]] = Object.entries(attention(of, word, layer, head)).toSorted(
    ([, a], [, b]) => b - a,
  );
  return token;
}

/** A named dimension of a word in what the second layer puts out. */
function afterwards(of: Run, word: string, dimension: (typeof DIMENSIONS)[number]): number {
  return toRows(of.layers[1].layerOutput)[of.tokens.indexOf(word)][DIMENSIONS.indexOf(dimension)];
}

describe('“it”', () => {
  it.each([
    ['The cat sat on the mat because it was tired.', 'tired', 'cat', 'mat'],
    ['The cat sat on the mat because it was dirty.', 'dirty', 'mat', 'cat'],
    ['The dog slept on the sofa because it was hungry', 'hungry', 'dog', 'sofa'],
    ['The dog slept on the sofa because it was broken', 'broken', 'sofa', 'dog'],
    ['The trophy does not fit in the suitcase because it is too big.', 'big', 'trophy', 'suitcase'],
    [
      'The trophy does not fit in the suitcase because it is too small.',
      ...['small', 'suitcase', 'trophy'],
    ],
    ['I put the book in the bag but it was too large', 'large', 'book', 'bag'],
  ])('%s', (text, state, noun, other) => {
    const of = run(text);
    expect(of.unknown).toEqual([]);
    expect(favourite(of, 'it', 0, 0)).toBe(state);
    const found = attention(of, 'it', 1, 0);
    expect(found[noun]).toBeGreaterThan(0.95);
    expect(found[other]).toBeLessThan(0.02);
  });

  it('asks the same question in both sentences in layer 1, another one in layer 2', () => {
    const [tired, dirty] = ['cat-tired', 'mat-dirty'].map((id) => runExperiment(presetSpec(id)));
    const question = (of: Run, layer: number) =>
      toRows(of.layers[layer].heads[0].query)[of.tokens.indexOf('it')];
    expect(question(tired, 0)).toEqual(question(dirty, 0));
    expect(question(tired, 1)).not.toEqual(question(dirty, 1));
    // Nothing but the one word differs: the weights are the same.
    expect(tired.layers.map(({ heads }) => heads.length)).toEqual([3, 3]);
    expect(tired.find({ layer: 1, stage: 'wQ', head: 0 })?.value).toEqual(
      dirty.find({ layer: 1, stage: 'wQ', head: 0 })?.value,
    );
  });

  it('stays undecided under the causal mask: it cannot see what comes after it', () => {
    for (const state of ['tired', 'dirty']) {
      const of = run(`The cat sat on the mat because it was ${state}.`, {
        mask: { kind: 'causal' },
      });
      const found = attention(of, 'it', 1, 0);
      expect(attention(of, 'it', 0, 0)[state]).toBe(0);
      expect(found.cat).toBeGreaterThan(0.3);
      expect(found.cat).toBe(found.mat);
    }
  });

  it('stays undecided where the sentence does not tell', () => {
    const found = attention(run('The dog chased the cat because it was hungry'), 'it', 1, 0);
    expect(found.dog).toBe(found.cat);
    expect(found.dog).toBeGreaterThan(0.45);
  });

  it('ends up as what it refers to', () => {
    const of = runExperiment(presetSpec('cat-tired'));
    expect(afterwards(of, 'it', 'refers to a living thing')).toBeGreaterThan(0.9);
    expect(afterwards(of, 'it', 'refers to a thing')).toBeLessThan(0.05);
    expect(afterwards(of, 'it', 'meaning: cat')).toBeGreaterThan(0.9);
  });
});

describe('“bank”', () => {
  it('takes up the meaning that the sentence gives it', () => {
    const river = runExperiment(presetSpec('bank-river'));
    expect(favourite(river, 'bank', 0, 1)).toBe('river');
    expect(afterwards(river, 'bank', 'means the river one')).toBeGreaterThan(0.9);
    expect(afterwards(river, 'bank', 'means the money one')).toBeLessThan(0.05);
    const money = runExperiment(presetSpec('bank-money'));
    const found = attention(money, 'bank', 0, 1);
    expect(found.deposit + found.money).toBeGreaterThan(0.9);
    expect(afterwards(money, 'bank', 'means the money one')).toBeGreaterThan(0.9);
  });
});

describe('cross-attention', () => {
  it('finds the English word of each French one', () => {
    const of = runExperiment(presetSpec('chat-cat'));
    const pairs = [
      ['chat', 'cat'],
      ['noir', 'black'],
      ['dort', 'sleeps'],
      ['tapis', 'mat'],
    ];
    for (const [french, english] of pairs) {
      expect(favourite(of, french, 0, 2)).toBe(english);
      expect(attention(of, french, 0, 2)[english]).toBeGreaterThan(0.9);
      expect(sameMeaning(french)).toContain(english);
    }
    expect([of.layer.heads[2].weights.rows, of.layer.heads[2].weights.cols]).toEqual([7, 7]);
  });
});

describe('the vocabulary', () => {
  it('has at least 60 words, each once, each with features', () => {
    const words = teachingWords();
    expect(words.length).toBeGreaterThanOrEqual(60);
    expect(new Set(words).size).toBe(words.length);
    const all = run(words.slice(0, 500).join(' '));
    expect(all.unknown).toEqual([]);
    for (const row of toRows(all.layer.embeddings)) expect(row.some((x) => x !== 0)).toBe(true);
  });

  it('knows every word of the presets', () => {
    for (const { spec } of PRESETS)
      expect([runExperiment(spec).unknown, runExperiment(spec).contextUnknown]).toEqual([[], []]);
  });

  it('has 48 named dimensions and named heads', () => {
    expect(DIMENSIONS.length).toBe(48);
    expect(new Set(DIMENSIONS).size).toBe(48);
    const { model } = run('cat');
    expect(model.dimensions).toEqual(DIMENSIONS);
    expect(model.headNames?.[1]).toEqual([
      'which noun it is',
      'what it is said of',
      'same meaning',
    ]);
  });

  it('marks words it does not know and gives them small vectors from the seed', () => {
    const of = run('The zebra sat on the mat because it was tired');
    expect(of.unknown).toEqual([1]);
    const zebra = (seed: number) =>
      toRows(run('zebra cat', { model: { ...MODEL, seed } }).layer.embeddings)[0];
    expect(zebra(1)).toEqual(zebra(1));
    expect(zebra(1)).not.toEqual(zebra(2));
    expect(Math.max(...zebra(1).map(Math.abs))).toBeLessThan(0.5);
    // Others are not led astray by it.
    expect(attention(of, 'it', 0, 0).tired).toBeGreaterThan(0.9);
  });
});
