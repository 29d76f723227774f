import { describe, expect, it } from 'vitest';
import {
  attend,
  createRecorder,
  fromRows,
  given,
  headSize,
  LabError,
  matrix,
  multiply,
  multiplyTransposed,
  openMask,
} from '#core/attention';
import {
  DEFAULT_SPEC,
  LIMITS,
  partOf,
  presetSpec,
  runExperiment,
  specSchema,
  tokenize,
  type Edit,
  type ExperimentSpec,
  type GivenNumbers,
} from '#core/experiment';
import { SPECS } from './support/specs.ts';

/** The code of the error that a call throws; its words must say what to change. */
function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (fault) {
    if (!(fault instanceof LabError)) throw fault;
    expect(fault.message.length).toBeGreaterThan(20);
    expect(structuredClone(fault.details)).toEqual(fault.details);
    return fault.code;
  }
  return 'none';
}

const run = (more: Partial<ExperimentSpec>) => () => runExperiment({ ...SPECS.plain, ...more });
const { model: plainModel } = SPECS.plain;
const seeded = (more: object) => run({ model: { ...plainModel, ...more } as typeof plainModel });
const three = { ...presetSpec('i-love-cats').model, kind: 'seeded' } as Extract<
  ExperimentSpec['model'],
  { kind: 'seeded' }
>;
const withGiven = (given: GivenNumbers, more: Partial<ExperimentSpec> = {}) =>
  run({ text: 'I love cats', model: { ...three, given }, ...more });
const edit = (address: Partial<Edit['address']>, value = 1) =>
  run({
    edits: [{ address: { layer: 0, stage: 'scores', head: 0, row: 0, col: 0, ...address }, value }],
  });

describe('every wrong setting has a code and says what to change', () => {
  const cases: [string, string, () => unknown][] = [
    ['an empty sentence', 'text.empty', run({ text: '  ' })],
    ['an empty second sentence', 'text.empty', run({ context: '' })],
    ['too many tokens', 'text.too-long', run({ text: 'a '.repeat(LIMITS.tokens + 1) })],
    ['heads that do not divide d_model', 'heads.indivisible', seeded({ heads: 3 })],
    ['no heads', 'heads.indivisible', () => headSize(8, 0)],
    ['unequal groups', 'heads.groups', seeded({ heads: 4, keyValueHeads: 3 })],
    ['temperature 0', 'temperature.range', run({ temperature: 0 })],
    ['temperature NaN', 'temperature.range', run({ temperature: NaN })],
    ['a divisor of 0', 'scaling.range', run({ scaling: { kind: 'custom', divisor: 0 } })],
    [
      'a painted mask of another size',
      'mask.shape',
      run({ mask: { kind: 'painted', rows: ['1'] } }),
    ],
    [
      'a global token that is not there',
      'mask.range',
      run({ mask: { kind: 'global', tokens: [7], radius: 1 } }),
    ],
    ['an edit outside its stage', 'address.range', edit({ col: 99 })],
    ['an edit of a stage that is not there', 'stage.absent', edit({ stage: 'hidden' })],
    ['an edit of a layer that is not there', 'stage.absent', edit({ layer: 5 })],
    ['an edit to NaN', 'number.not-finite', edit({}, NaN)],
    ['an edit to ∞', 'number.not-finite', edit({}, Infinity)],
    ['half a mask', 'edit.mask', edit({ stage: 'mask' }, 0.5)],
    [
      'a head switched off that is not there',
      'ablation.range',
      run({ ablations: [{ kind: 'head', layer: 0, head: 2 }] }),
    ],
    [
      'fewer word vectors than words',
      'embeddings.shape',
      withGiven({ embeddings: [[1, 2, 3, 4]] }),
    ],
    [
      'word vectors of another width',
      'embeddings.shape',
      withGiven({ embeddings: [[1], [2], [3]] }),
    ],
    [
      'vectors that do not fit the second sentence',
      'embeddings.shape',
      withGiven({ contextEmbeddings: [[1, 2, 3, 4]] }, { context: 'you too' }),
    ],
    ['uneven rows', 'shape.mismatch', withGiven({ embeddings: [[1, 2, 3, 4], [1], [2]] })],
    ['NaN among the numbers', 'number.not-finite', withGiven({ bQ: [1, NaN, 3, 4] })],
    ['∞ among the numbers', 'number.not-finite', withGiven({ bQ: [1, Infinity, 3, 4] })],
    ['W_Q of too few rows', 'weights.shape', withGiven({ wQ: [[1, 2, 3, 4]] })],
    ['W_K of too few columns', 'weights.shape', withGiven({ wK: [[1], [1], [1], [1]] })],
    ['a bias of another width', 'weights.shape', withGiven({ bQ: [1, 2] })],
    ['an unknown preset', 'preset.unknown', () => presetSpec('nothing')],
    [
      'more numbers than can be kept',
      'run.too-large',
      run({
        text: 'a '.repeat(512),
        model: { ...plainModel, dModel: 64, heads: 64, layers: 12 } as typeof plainModel,
      }),
    ],
    ['a head that is not there', 'head.range', () => part({ head: 2 })],
    ['a layer that is not there', 'layer.range', () => part({ layer: 1 })],
    ['a stage that is not there', 'stage.absent', () => part({ stage: 'attentionNorm' })],
    ['matrices that do not fit', 'shape.mismatch', () => multiply(matrix(2, 3), matrix(2, 3))],
    [
      'rows of unlike length',
      'shape.mismatch',
      () => multiplyTransposed(matrix(2, 3), matrix(2, 2)),
    ],
    ['too few numbers', 'shape.mismatch', () => matrix(2, 2, new Float64Array(3))],
    ['uneven numbers', 'shape.mismatch', () => fromRows([[1, 2], [3]])],
    [
      'NaN among queries',
      'number.not-finite',
      () =>
        attend(matrix(1, 1, Float64Array.of(NaN)), matrix(1, 1), matrix(1, 1), {
          mask: openMask(1, 1),
          divisor: 1,
          temperature: 1,
        }),
    ],
    [
      'a mask of another shape',
      'shape.mismatch',
      () =>
        attend(matrix(2, 2), matrix(3, 2), matrix(3, 2), {
          mask: openMask(2, 2),
          divisor: 1,
          temperature: 1,
        }),
    ],
  ];
  const part = (request: object) =>
    partOf(runExperiment(SPECS.plain), { stage: 'weights', head: 0, ...request });

  it.each(cases)('%s → %s', (_, code, call) => {
    expect(codeOf(call)).toBe(code);
  });
});

describe('tokenize', () => {
  it('takes exactly as many tokens as the limit says', () => {
    expect(tokenize('a '.repeat(LIMITS.tokens)).length).toBe(LIMITS.tokens);
  });

  it('keeps words, numbers, marks and emoji whole', () => {
    expect(tokenize("Don't pay 3.50 for déjà-vu 👩‍🚀!")).toEqual([
      ...["Don't", 'pay', '3.50', 'for', 'déjà-vu', '👩‍🚀', '!'],
    ]);
  });
});

describe('parts', () => {
  const run = runExperiment(SPECS['post-norm encoder']);

  it('come from any layer and stage, windows cut to what is there', () => {
    const part = partOf(run, {
      layer: 1,
      stage: 'hidden',
      head: 0,
      rows: { from: 3, to: 99 },
      cols: { from: 4, to: 6 },
    });
    expect([part.rows, part.cols, part.rowOffset, part.colOffset, part.layer]).toEqual([
      2, 2, 3, 4, 1,
    ]);
    expect(partOf(run, { stage: 'layerOutput', head: 0 }).data).toEqual(
      partOf(run, { layer: 1, stage: 'embeddings', head: 0 }).data,
    );
  });
});

describe('the schema', () => {
  it('refuses what JSON could bring', () => {
    const wrong: object[] = [
      { temperature: Infinity },
      { faults: ['sabotage'] },
      { edits: [{ address: { layer: 0, stage: 'nowhere', head: 0, row: 0, col: 0 }, value: 1 }] },
      { mask: { kind: 'painted', rows: ['2'] } },
      { model: { ...plainModel, layers: 99 } },
      { model: { kind: 'teaching', seed: 1, dModel: 32, heads: 4, positions: 'none' } },
      { surprise: true },
    ];
    for (const more of wrong)
      expect([more, specSchema.safeParse({ ...DEFAULT_SPEC, ...more }).success]).toEqual([
        more,
        false,
      ]);
  });

  it('a recorder refuses an override outside its stage', () => {
    const outside = [{ row: 3, col: 0, value: 1, reason: 'edit' as const }];
    const tape = createRecorder({ overridesOf: () => outside });
    const at = { layer: 0, stage: 'embeddings', head: 0 } as const;
    expect(codeOf(() => tape.record(at, given(matrix(2, 2)), []))).toBe('address.range');
  });
});
