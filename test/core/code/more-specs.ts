import { DEFAULT_SPEC, presetSpec, type ExperimentSpec } from '#core/experiment';
import { SPECS } from '../support/specs.ts';

const { plain } = SPECS;
const at = (layer: number, stage: string, head: number, row: number, col: number) =>
  ({ layer, stage, head, row, col }) as ExperimentSpec['edits'][number]['address'];
const changed = (name: string, more: Partial<ExperimentSpec>): ExperimentSpec => ({
  ...(SPECS[name] ?? plain),
  ...more,
});

/** Experiments whose programmes have lines that the others' have not. */
export const MORE_SPECS: Record<string, ExperimentSpec> = {
  'words in capitals, with accents and emoji': changed('plain', { text: 'Été ÉTÉ naïve 🦊 “it”' }),
  'words unknown to the teaching model': { ...presetSpec('cat-tired'), text: 'A zorp sat' },
  'teaching model with places and an edit': {
    ...presetSpec('cat-tired'),
    model: { kind: 'teaching', seed: 5, dModel: 48, heads: 3, positions: 'learned' },
    edits: [{ address: at(1, 'embeddings', 0, 2, 3), value: 0.25 }],
  },
  'keys of a shared head changed': changed('grouped-query', {
    edits: [
      { address: at(0, 'key', 3, 1, 1), value: 2 },
      { address: at(0, 'value', 2, 0, 0), value: -0 },
    ],
  }),
  'every step of one head changed': {
    ...presetSpec('i-love-cats'),
    edits: [
      ...(['embeddings', 'wQ', 'query', 'key', 'value', 'scores', 'scaled'] as const),
      ...(['masked', 'weights', 'headOutput', 'concat', 'output', 'wO'] as const),
    ].map((stage, i) => ({ address: at(0, stage, 0, 1, 2), value: i / 8 })),
  },
  'words and places changed': changed('cross, causal', {
    edits: [
      { address: at(0, 'words', 0, 0, 0), value: 1e-7 },
      { address: at(0, 'positions', 0, 1, 1), value: 3 },
      { address: at(0, 'contextPositions', 0, 2, 1), value: -3 },
      { address: at(0, 'contextEmbeddings', 0, 2, 2), value: 1e21 },
    ],
  }),
  'norms changed': changed('post-norm encoder', {
    edits: [
      { address: at(0, 'attentionGain', 0, 0, 1), value: 2 },
      { address: at(1, 'attentionDeviation', 0, 2, 0), value: 0.5 },
      { address: at(1, 'feedForwardNorm', 0, 2, 0), value: 0.5 },
    ],
  }),
  'one layer, one mask cell': changed('plain', {
    edits: [{ address: at(0, 'mask', 0, 0, 3), value: 0 }],
  }),
  'a switched-off word under a causal mask': changed('pre-norm decoder', {
    ablations: [{ kind: 'token', token: 0 }],
  }),
  'biases given for the first layer only': changed('bare stack', {
    model: {
      ...{ kind: 'seeded', seed: 3, dModel: 4, heads: 2, positions: 'none', layers: 2 },
      given: { bQ: [1, 2, 3, 4], bO: [0.5, 0, 0, 0] },
    },
  }),
  'e to scores that overflow': changed('plain', {
    scaling: { kind: 'none' },
    faults: ['no-maximum-subtraction'],
    edits: [{ address: at(0, 'scores', 0, 1, 1), value: 1000 }],
  }),
  'all mistakes at once': changed('plain', {
    mask: { kind: 'causal' },
    faults: [
      ...(['d-model-for-d-k', 'mask-after-softmax', 'softmax-over-queries'] as const),
      ...(['key-for-value', 'no-maximum-subtraction'] as const),
    ],
  }),
  'a column with everything masked': changed('plain', {
    mask: { kind: 'padding', length: 2 },
    faults: ['softmax-over-queries'],
  }),
  'a block mask without looking ahead': changed('plain', {
    mask: { kind: 'block', size: 2, causal: true },
  }),
  'a global mask over no word': changed('plain', {
    mask: { kind: 'global', tokens: [], radius: 0 },
  }),
  'an empty painting': changed('plain', { mask: { kind: 'painted' } }),
  'a very low temperature': { ...DEFAULT_SPEC, temperature: 0.05 },
};
