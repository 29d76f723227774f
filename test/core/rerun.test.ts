import { describe, expect, it } from 'vitest';
import { isHeadStage, sameDigits, stageKey, type Address } from '#core/attention';
import { changedStages, rerun, runExperiment, type ExperimentSpec } from '#core/experiment';
import { CASES, SPECS } from './support/specs.ts';

const { plain } = SPECS;
const CAUSAL = { mask: { kind: 'causal' } } as const;
const at = (address: Partial<Address>): Address => ({
  ...{ layer: 0, stage: 'scores', head: 0, row: 0, col: 0 },
  ...address,
});

describe('rerun', () => {
  const changes: [string, (spec: ExperimentSpec) => ExperimentSpec][] = [
    ['nothing', (spec) => spec],
    ['temperature', (spec) => ({ ...spec, temperature: 0.31 })],
    ['scaling', (spec) => ({ ...spec, scaling: { kind: 'custom', divisor: 1.7 } })],
    ['mask', (spec) => ({ ...spec, mask: { kind: 'block', size: 3 } })],
    ['a score', (spec) => ({ ...spec, edits: [...spec.edits, { address: at({}), value: 4 }] })],
    ['W_V', (spec) => ({ ...spec, edits: [{ address: at({ stage: 'wV' }), value: 4 }] })],
    ['a word', (spec) => ({ ...spec, text: spec.text.replace(/[a-z]+/, 'x') })],
    [
      'the second sentence',
      (spec) => ({
        ...spec,
        context: spec.context === null ? 'a dog slept' : null,
        mask: { kind: 'none' },
        edits: [],
        ablations: [],
      }),
    ],
    ['the seed', (spec) => ({ ...spec, model: { ...spec.model, seed: 12 } })],
    ['a head off', (spec) => ({ ...spec, ablations: [{ kind: 'head', layer: 0, head: 0 }] })],
    ['a fault', (spec) => ({ ...spec, faults: ['zero-for-minus-infinity'] })],
  ];

  describe.each(CASES)('%s', (_, spec) => {
    const before = runExperiment(spec);
    it.each(changes)(
      'gives the digits of a run from scratch after a change of %s',
      (__, change) => {
        const next = change(spec);
        const [again, fresh] = [rerun(before, next), runExperiment(next)];
        expect(again.nodes.map(({ address }) => stageKey(address))).toEqual(
          fresh.nodes.map(({ address }) => stageKey(address)),
        );
        again.nodes.forEach((node, i) =>
          expect(sameDigits(node.value, fresh.nodes[i].value), stageKey(node.address)).toBe(true),
        );
        expect(again.blocked).toEqual(fresh.blocked);
      },
    );
  });

  /** The stages that a rerun computed anew. */
  const recomputed = (spec: ExperimentSpec, next: ExperimentSpec) => {
    const before = runExperiment(spec);
    return rerun(before, next)
      .nodes.filter((node) => before.find(node.address)?.value !== node.value)
      .map(({ address }) => `${address.stage}${address.head}`);
  };

  it('takes over every stage when nothing changed', () => {
    for (const [, spec] of CASES) expect(recomputed(spec, structuredClone(spec))).toEqual([]);
  });

  it('recomputes only what depends on the change', () => {
    expect(recomputed(plain, { ...plain, temperature: 2 })).toEqual([
      ...['scaled0', 'masked0', 'weights0', 'headOutput0'],
      ...['scaled1', 'masked1', 'weights1', 'headOutput1'],
      ...['concat0', 'output0'],
    ]);
    const score = { address: at({ head: 1 }), value: 3 };
    expect(recomputed(plain, { ...plain, edits: [score] })).toEqual([
      ...['scores1', 'scaled1', 'masked1', 'weights1', 'headOutput1'],
      ...['concat0', 'output0'],
    ]);
    const output = { address: at({ stage: 'wO' }), value: 3 };
    expect(recomputed(plain, { ...plain, edits: [output] })).toEqual(['wO0', 'output0']);
    expect(recomputed(plain, { ...plain, ...CAUSAL })).not.toContain('scaled0');
  });

  it('computes only what is asked for', () => {
    const run = rerun(runExperiment(plain), { ...plain, temperature: 2 });
    expect(run.layer.heads[1].weights.rows).toBe(run.tokens.length);
    const computed = run.nodes.filter(({ numbers }) => numbers.isComputed);
    const ofHeads = computed.filter(({ address }) => isHeadStage(address.stage));
    expect(ofHeads.map(({ address }) => `${address.stage}${address.head}`).toSorted()).toEqual([
      'key1',
      'masked1',
      'query1',
      'scaled1',
      'scores1',
      'weights1',
    ]);
  });

  it('follows an edit taken back', () => {
    const edited = runExperiment({ ...plain, edits: [{ address: at({}), value: 3 }] });
    const back = rerun(edited, plain);
    expect(changedStages(runExperiment(plain), back)).toEqual([]);
  });

  it('back and forth between one sentence and two', () => {
    const self = runExperiment(plain);
    const cross = rerun(self, { ...plain, context: 'a dog slept' });
    const back = rerun(cross, plain);
    const there = rerun(back, { ...plain, context: 'the cat sat on mats' });
    const fresh = runExperiment({ ...plain, context: 'the cat sat on mats' });
    expect(sameDigits(back.layer.output, self.layer.output)).toBe(true);
    expect(sameDigits(there.layer.output, fresh.layer.output)).toBe(true);
  });

  it('an edit of the next layer’s input is one of this layer’s output', () => {
    const stack = SPECS['bare stack'];
    const edit = (layer: number, stage: Address['stage']) => ({
      ...stack,
      edits: [{ address: at({ layer, stage }), value: 7 }],
    });
    const [one, other] = [edit(1, 'embeddings'), edit(0, 'layerOutput')].map(runExperiment);
    expect(one.layers[0].output.data[0]).toBe(7);
    expect(sameDigits(one.layers[1].output, other.layers[1].output)).toBe(true);
    expect(recomputed(stack, edit(1, 'embeddings'))[0]).toBe('output0');
  });
});
