import {
  DEFAULT_SPEC,
  presetSpec,
  type ExperimentSpec,
  type SeededModelSpec,
} from '#core/experiment';

const SEEDED = { kind: 'seeded', seed: 11, dModel: 8, heads: 2, positions: 'sinusoidal' } as const;

function seeded(
  model: Partial<SeededModelSpec>,
  more: Partial<ExperimentSpec> = {},
): ExperimentSpec {
  return {
    ...DEFAULT_SPEC,
    text: 'the cat sat on mats',
    model: { ...SEEDED, ...model },
    ...more,
  };
}

/** Small experiments that between them use every kind of model, mask, scaling, layer, edit, fault and ablation. */
export const SPECS: Record<string, ExperimentSpec> = {
  default: DEFAULT_SPEC,
  plain: seeded({}),
  'learned positions, biases': seeded({ positions: 'learned', biases: true }),
  'identity projections': seeded({
    given: { wQ: 'identity', wK: 'identity' },
    positions: 'none',
  }),
  'cross, causal': seeded({ biases: true }, { context: 'a dog slept', mask: { kind: 'causal' } }),
  'grouped-query': seeded({ heads: 4, keyValueHeads: 2 }, { temperature: 0.7 }),
  'multi-query, own sizes': seeded({ heads: 3, keyValueHeads: 1, dK: 2, dV: 5, biases: true }),
  'post-norm encoder': seeded({
    layers: 2,
    layerKind: 'post-norm',
    dFeedForward: 6,
    activation: 'gelu',
    biases: true,
  }),
  'pre-norm decoder': seeded(
    { layers: 2, layerKind: 'pre-norm', dFeedForward: 6 },
    { mask: { kind: 'causal' } },
  ),
  'residual stack, cross': seeded(
    { layers: 3, layerKind: 'residual' },
    { context: 'a dog slept', scaling: { kind: 'none' } },
  ),
  'bare stack': seeded({ layers: 2 }, { scaling: { kind: 'custom', divisor: 3 } }),
  'window mask': seeded({}, { mask: { kind: 'window', radius: 1, causal: true } }),
  'strided mask': seeded({}, { mask: { kind: 'strided', stride: 2 } }),
  'global mask': seeded({}, { mask: { kind: 'global', tokens: [0], radius: 1 } }),
  'block mask': seeded({}, { mask: { kind: 'block', size: 2 } }),
  'padding mask': seeded({}, { mask: { kind: 'padding', length: 3 } }),
  'painted mask': seeded(
    {},
    { mask: { kind: 'painted', rows: ['11000', '01100', '00000', '10011', '11111'] } },
  ),
  'edits and ablations': seeded(
    { layers: 2, layerKind: 'residual', biases: true },
    {
      edits: [
        { address: { layer: 0, stage: 'embeddings', head: 0, row: 1, col: 2 }, value: 0.5 },
        { address: { layer: 0, stage: 'wK', head: 0, row: 3, col: 1 }, value: -1 },
        { address: { layer: 0, stage: 'scores', head: 1, row: 2, col: 4 }, value: 2 },
        { address: { layer: 1, stage: 'mask', head: 0, row: 0, col: 3 }, value: 0 },
      ],
      ablations: [
        { kind: 'token', token: 4 },
        { kind: 'head', layer: 1, head: 0 },
        { kind: 'value', layer: 0, head: null, token: 1 },
      ],
    },
  ),
  'fault: no scaling': seeded({}, { faults: ['no-scaling'] }),
  'fault: d_model for d_k': seeded({}, { faults: ['d-model-for-d-k'] }),
  'fault: mask after softmax': seeded(
    {},
    { faults: ['mask-after-softmax'], mask: { kind: 'causal' } },
  ),
  'fault: 0 for −∞': seeded({}, { faults: ['zero-for-minus-infinity'], mask: { kind: 'causal' } }),
  'fault: softmax over queries': seeded(
    {},
    { faults: ['softmax-over-queries'], mask: { kind: 'causal' } },
  ),
  'fault: key for value': seeded({ biases: true }, { faults: ['key-for-value'] }),
  'fault: no maximum subtraction': seeded({}, { faults: ['no-maximum-subtraction'] }),
  'teaching model': presetSpec('cat-tired'),
  'teaching model, cross': presetSpec('chat-cat'),
  'given numbers': presetSpec('i-love-cats'),
};

/** Test cases: [name, spec]. */
export const CASES = Object.entries(SPECS);
