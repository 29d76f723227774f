import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STAGES as ALL } from '#core/attention';
import {
  axesOf,
  DEFAULT_SPEC,
  fitSpec,
  hasStage,
  lengthOf,
  runExperiment,
  tokenMap,
  type ExperimentSpec,
  type SeededModelSpec,
} from '#core/experiment';
import { CASES } from './support/specs.ts';

describe('what is known of a stage by the settings alone', () => {
  it.each(CASES)('is what the run has: %s', (_name, spec) => {
    const run = runExperiment(spec);
    for (const stage of ALL)
      for (let layer = 0; layer < run.layers.length; layer++) {
        const address = { layer, stage, head: 0 };
        const node = run.find(address);
        expect([stage, layer, hasStage(spec, address)]).toEqual([stage, layer, node !== undefined]);
        if (!node) continue;
        const [rows, cols] = axesOf(stage).map((axis) =>
          lengthOf(axis, spec.model, run.tokens.length, run.contextTokens.length),
        );
        expect([stage, rows, cols]).toEqual([stage, node.value.rows, node.value.cols]);
      }
  });
});

describe('tokens', () => {
  it.each([
    ['a b c', 'a b c', [0, 1, 2]],
    ['a b c', 'x a b c', [1, 2, 3]],
    ['a b c', 'a c', [0, null, 1]],
    ['the cat was tired', 'the cat was dirty', [0, 1, 2, 3]],
    ['the cat saw the dog', 'the dog saw the cat', [0, 4, 2, 3, 1]],
    ['a b', '', [null, null]],
  ])('%s → %s', (before, after, expected) => {
    expect(tokenMap(before.split(' ').filter(Boolean), after.split(' ').filter(Boolean))).toEqual(
      expected,
    );
  });

  it('never land in the same place, nor outside', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 8 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const places = tokenMap(before, after).filter((place) => place !== null);
        expect(new Set(places).size).toBe(places.length);
        for (const place of places) expect(place).toBeLessThan(after.length);
      }),
    );
  });
});

const MODEL: SeededModelSpec = {
  kind: 'seeded',
  seed: 1,
  dModel: 4,
  heads: 2,
  positions: 'sinusoidal',
};
const SPEC: ExperimentSpec = { ...DEFAULT_SPEC, text: 'the cat sat', model: MODEL };
const at = (stage: 'scores' | 'wQ' | 'embeddings' | 'bQ', row: number, col: number) => ({
  ...{ layer: 0, stage, head: 0, row, col },
});

describe('fitting inputs to another sentence or size', () => {
  it('takes edits along with their words', () => {
    const before = { ...SPEC, edits: [{ address: at('scores', 1, 2), value: 9 }] };
    const { spec, notes } = fitSpec(before, { ...before, text: 'Look : the cat sat' });
    expect(spec.edits).toEqual([{ address: at('scores', 3, 4), value: 9 }]);
    expect(notes).toEqual([]);
  });

  it('leaves out what has no place any more, and says so', () => {
    const edits = [
      { address: at('scores', 1, 2), value: 9 },
      { address: at('wQ', 3, 3), value: 1 },
    ];
    const before = { ...SPEC, edits, ablations: [{ kind: 'token', token: 2 } as const] };
    const { spec, notes } = fitSpec(before, { ...before, text: 'the cat' });
    expect(spec.edits).toEqual([edits[1]]);
    expect(spec.ablations).toEqual([]);
    expect(notes).toEqual([
      '1 edited cell had no place any more.',
      '1 switched-off part had no place any more.',
    ]);
  });

  it('keeps what was painted, and allows new pairs', () => {
    const mask = { kind: 'painted', rows: ['100', '110', '011'] } as const;
    const before: ExperimentSpec = { ...SPEC, mask: { ...mask, rows: [...mask.rows] } };
    const { spec } = fitSpec(before, { ...before, text: 'the black cat sat' });
    expect(spec.mask).toEqual({ kind: 'painted', rows: ['1100', '1111', '1110', '0111'] });
  });

  it('cuts and fills given numbers with zeros', () => {
    const given = {
      embeddings: [
        [1, 2, 3, 4],
        [5, 6, 7, 8],
        [9, 9, 9, 9],
      ],
      wQ: 'identity' as const,
    };
    const before: ExperimentSpec = { ...SPEC, model: { ...MODEL, given } };
    const { spec } = fitSpec(before, {
      ...before,
      text: 'the cat sat down',
      model: { ...MODEL, given, dModel: 6 },
    });
    expect(spec.model).toMatchObject({
      given: {
        embeddings: [
          [1, 2, 3, 4, 0, 0],
          [5, 6, 7, 8, 0, 0],
          [9, 9, 9, 9, 0, 0],
          [0, 0, 0, 0, 0, 0],
        ],
        wQ: 'identity',
      },
    });
  });

  it('drops edits of stages that are there no longer', () => {
    const before: ExperimentSpec = {
      ...SPEC,
      model: { ...MODEL, biases: true },
      edits: [{ address: at('bQ', 0, 1), value: 1 }],
    };
    expect(fitSpec(before, { ...before, model: MODEL }).spec.edits).toEqual([]);
  });

  it('changes nothing where everything fits, and nothing while a sentence has no words', () => {
    const before = { ...SPEC, edits: [{ address: at('scores', 1, 2), value: 9 }] };
    expect(fitSpec(before, { ...before, temperature: 2 }).spec.edits).toBe(before.edits);
    expect(fitSpec(before, { ...before, text: ' ' }).spec.edits).toBe(before.edits);
  });

  it('always gives inputs that can be computed', () => {
    const text = fc
      .array(fc.constantFrom('the', 'cat', 'sat', 'on', 'mat'), { minLength: 1, maxLength: 6 })
      .map((words) => words.join(' '));
    const model = fc.record({
      heads: fc.constantFrom(1, 2, 4),
      dModel: fc.constantFrom(4, 8),
      biases: fc.boolean(),
      layers: fc.constantFrom(1, 2),
      layerKind: fc.constantFrom('attention' as const, 'pre-norm' as const),
      dFeedForward: fc.constantFrom(undefined, 3, 5),
      positions: fc.constantFrom('none' as const, 'learned' as const),
    });
    const context = fc.option(text);
    const build = (parts: {
      text: string;
      context: string | null;
      model: Partial<SeededModelSpec>;
    }) => ({ ...SPEC, ...parts, model: { ...MODEL, ...parts.model } }) as ExperimentSpec;
    const inputs = fc.record({ text, context, model });
    fc.assert(
      fc.property(inputs, inputs, fc.nat(), (one, other, pick) => {
        const before = build(one);
        const run = runExperiment(before);
        const { address, value } = run.nodes[pick % run.nodes.length];
        const edit = {
          address: { ...address, row: value.rows - 1, col: value.cols - 1 },
          value: 1,
        };
        const edited: ExperimentSpec = {
          ...before,
          edits: [edit],
          ablations: [
            {
              kind: 'value',
              layer: run.layers.length - 1,
              head: null,
              token: run.contextTokens.length - 1,
            },
          ],
          mask: {
            kind: 'painted',
            rows: run.tokens.map(() => '1'.repeat(run.contextTokens.length)),
          },
        };
        const { text: words, context: asked, model: sizes } = build(other);
        const { spec } = fitSpec(edited, { ...edited, text: words, context: asked, model: sizes });
        expect(() => runExperiment(spec)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});
