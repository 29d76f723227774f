import { afterAll, describe, expect, it } from 'vitest';
import {
  contributions,
  explain,
  gradient,
  influence,
  type Address,
  type StageAddress,
} from '#core/attention';
import { programmeOf } from '#core/code';
import { decode, encode } from '#core/contract';
import {
  checksOf,
  DEFAULT_SPEC,
  likenessOf,
  nearestTo,
  overviewOf,
  presetSpec,
  runExperiment,
  sentenceVector,
  vectorSpace,
  wordPaths,
} from '#core/experiment';
import { BACKENDS } from '#core/kernels';
import { createAttentionRunner } from '#main/services/attention-runner.ts';
import { createRunCache } from '#main/worker/run-cache.ts';
import { UNCANCELLED, WORKER_URL } from '../support/lab.ts';

const runner = createAttentionRunner({ workerUrl: WORKER_URL });
afterAll(() => runner.close());

const spec = { ...presetSpec('cat-tired-causal'), temperature: 0.8 };
const run = runExperiment(spec);
const output: Address = { layer: 1, stage: 'output', head: 0, row: 7, col: 27 };
const scores: StageAddress = { layer: 0, stage: 'scores', head: 0 };
const score: Address = { ...scores, row: 7, col: 1 };

/** The reply as a socket would bring it. */
const overSocket = <Reply>(reply: Reply) => decode(encode(reply)) as Reply;

describe('questions about numbers, answered by the worker', () => {
  it('compute says what the model is like', async () => {
    const ask = { spec: { ...spec, text: 'The zebra slept' }, parts: [], checksum: false };
    const reply = await runner.compute(ask, UNCANCELLED);
    expect(reply).toMatchObject({ layers: 2, heads: 3, dModel: 48, dK: 16, dV: 16, unknown: [1] });
    expect(reply.dimensions?.[6]).toBe('living thing');
    expect(reply.headNames?.[0]?.[0]).toBe('what is said of it');
  });

  it('compute gives parts of any layer', async () => {
    const part = { layer: 1, stage: 'attentionResidual', head: 0 } as const;
    const reply = await runner.compute({ spec, parts: [part], checksum: false }, UNCANCELLED);
    expect(reply.parts[0]?.data).toEqual(run.layers[1]?.layerOutput.data);
  });

  it('explain, −∞ included', async () => {
    const masked: Address = { ...score, stage: 'masked', row: 0, col: 4 };
    for (const address of [output, score, masked]) {
      const reply = await runner.explain({ spec, address }, UNCANCELLED);
      expect(reply).toEqual(explain(run, address));
      expect(overSocket(reply)).toEqual(reply);
    }
  });

  it('programme', async () => {
    const reply = await runner.programme({ spec, language: 'numpy' }, UNCANCELLED);
    expect(reply).toEqual(programmeOf(run, 'numpy'));
    expect(overSocket(reply)).toEqual(reply);
  });

  it('influence', async () => {
    const reply = await runner.influence({ spec, address: score, most: 5 }, UNCANCELLED);
    expect(reply).toEqual(influence(run, score, 5));
    expect(reply.stages[0]?.address).toMatchObject({ stage: 'scaled', layer: 0 });
  });

  it('overview of all heads', async () => {
    const wanted = { most: 8, less: 'average' } as const;
    const reply = await runner.overview({ spec, ...wanted }, UNCANCELLED);
    expect(reply).toEqual(overviewOf(run, wanted));
    expect(overSocket(reply)).toEqual(reply);
  });

  it('vectors as points of a plane', async () => {
    const clouds = [{ layer: 1, stage: 'embeddings', head: 0 } as const];
    const reply = await runner.space({ spec, clouds }, UNCANCELLED);
    expect(reply).toEqual(vectorSpace(run, clouds));
  });

  it('contributions', async () => {
    const reply = await runner.contributions({ spec, address: output }, UNCANCELLED);
    expect(reply).toEqual(contributions(run, output));
  });

  it('gradient, with the measured slope of one number beside it', async () => {
    const ask = { spec, of: output, by: scores, measured: { row: 7, col: 5 } };
    const { gradient: part, measured } = await runner.gradient(ask, UNCANCELLED);
    expect(part.data).toEqual(gradient(run, output, scores).data);
    expect(part).toMatchObject({ stage: 'scores', layer: 0, rows: 11, cols: 11 });
    expect(measured?.slope).toBeCloseTo(part.data[7 * 11 + 5] ?? NaN, 6);
    const window = { ...ask, rows: { from: 7, to: 8 }, measured: null };
    const cut = await runner.gradient(window, UNCANCELLED);
    expect(cut.gradient.data).toEqual(part.data.subarray(77, 88));
    expect(cut.measured).toBeNull();
  });

  it('checks', async () => {
    const reply = await runner.checks({ spec }, UNCANCELLED);
    expect(reply).toEqual(checksOf(run));
    expect(overSocket(reply)).toEqual(reply);
  });

  it('checks tell how far they are, a head at a time', async () => {
    const told: number[] = [];
    const progress = (share: number) => void told.push(share);
    const reply = await runner.checks({ spec }, { ...UNCANCELLED, progress });
    expect(told).toEqual(reply.heads.map((_, i) => (i + 1) / reply.heads.length));
  });

  it('scaling, measured here', async () => {
    const told: number[] = [];
    const progress = (share: number) => void told.push(share);
    const { curves, backend } = await runner.scaling(
      { heads: 2, headSize: 8, tokens: [32, 64], kinds: ['dense', 'causal'], window: 8 },
      { ...UNCANCELLED, progress },
    );
    expect(curves.map(({ kind }) => kind)).toEqual(['dense', 'causal']);
    for (const { points } of curves) expect(points.map(({ tokens }) => tokens)).toEqual([32, 64]);
    expect(BACKENDS).toContain(backend);
    expect(told.at(-1)).toBe(1);
  });

  it('compare', async () => {
    const after = { ...spec, mask: { kind: 'none' as const } };
    const parts = [{ layer: 1, stage: 'weights' as const, head: 0 }];
    const reply = await runner.compare({ before: spec, after, parts }, UNCANCELLED);
    expect(reply.changed[0]?.address.stage).toBe('mask');
    const seen = run.tokens.indexOf('it') * 11;
    const [cat, mat] = [1, 5].map((column) => reply.parts[0]?.data[seen + column]);
    expect(cat).toBeGreaterThan(0.3);
    expect(mat).toBeLessThan(-0.3);
  });

  it('answers a number that is not there with what to choose', async () => {
    const address = { ...score, row: 99 };
    await expect(runner.explain({ spec, address }, UNCANCELLED)).rejects.toMatchObject({
      code: 'address.range',
    });
  });
});

describe('the worker’s runs', () => {
  it('are kept, and share what did not change', () => {
    const { runOf } = createRunCache();
    const first = runOf(DEFAULT_SPEC);
    expect(runOf({ ...DEFAULT_SPEC })).toBe(first);
    const warmer = runOf({ ...DEFAULT_SPEC, temperature: 2 });
    expect(warmer.layer.heads[0]?.scores).toBe(first.layer.heads[0]?.scores);
    expect(runOf(DEFAULT_SPEC)).toBe(first);
  });

  it('are let go when they are many, or large', () => {
    const { runOf } = createRunCache();
    const at = (temperature: number) => runOf({ ...DEFAULT_SPEC, temperature });
    const first = at(1);
    for (let i = 2; i < 9; i++) at(i);
    expect(at(1)).toBe(first);
    for (let i = 2; i < 10; i++) at(i);
    expect(at(1)).not.toBe(first);
    const small = at(1);
    for (const seed of [7, 8]) {
      const model = { ...DEFAULT_SPEC.model, seed, dModel: 32, heads: 32 };
      const large = runOf({ ...DEFAULT_SPEC, text: 'word '.repeat(512), model });
      expect(large.layer.output.rows).toBe(512);
    }
    expect(at(1)).not.toBe(small);
  });

  it('a word’s way, with the same word of another sentence, another one, or none', async () => {
    const other = presetSpec('bank-river');
    const second = runExperiment(other);
    const place = run.tokens.indexOf('sat');
    const ask = { spec, place, other, otherPlace: null };
    const same = await runner.wordPaths(ask, UNCANCELLED);
    expect(same.otherTokens).toEqual(second.tokens);
    expect(overSocket(same)).toEqual(same);
    const beside = (at: number) => wordPaths({ run, place }, { run: second, place: at });
    expect(same).toMatchObject(beside(second.tokens.indexOf('sat')));
    expect(await runner.wordPaths({ ...ask, otherPlace: 3 }, UNCANCELLED)).toMatchObject(beside(3));
    const absent = { ...ask, place: run.tokens.indexOf('cat') };
    const alone = await runner.wordPaths(absent, UNCANCELLED);
    expect([alone.paths.length, alone.between]).toEqual([1, null]);
  });

  it('what is near a word, and how alike sentences are', async () => {
    const ask = { spec, place: 1, other: null, step: 2, most: 5 };
    expect(await runner.nearest(ask, UNCANCELLED)).toEqual(
      nearestTo({ run, place: 1 }, 2, null, 5),
    );
    const specs = [spec, { ...spec, text: 'The dog slept.' }];
    const vectors = specs.map((one) => sentenceVector(runExperiment(one)));
    expect(await runner.likeness({ specs }, UNCANCELLED)).toEqual(likenessOf(vectors));
  });
});
