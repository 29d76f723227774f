import type { ExperimentSpec } from '#core/experiment';
import { decimal } from './numbers.ts';

const MODEL_NAMES: Readonly<Record<string, string>> = {
  seeded: 'drawn from a seed',
  teaching: 'the hand-built teaching model',
};

/** Every setting of an experiment besides its sentences, as a name and words; what is as usual is said too. */
export function settingsInWords(spec: ExperimentSpec): [name: string, words: string][] {
  const { model, scaling, temperature, mask, edits, faults, ablations } = spec;
  const layers = 'layers' in model ? (model.layers ?? 1) : null;
  return [
    ['Model', model.kind === 'encoder' ? model.id : (MODEL_NAMES[model.kind] ?? model.kind)],
    ...('seed' in model ? [['Seed', String(model.seed)] as [string, string]] : []),
    ['d_model', String(model.dModel)],
    ['Heads', String(model.heads)],
    ...('keyValueHeads' in model && model.keyValueHeads !== undefined
      ? [['Key and value heads', String(model.keyValueHeads)] as [string, string]]
      : []),
    ...(layers === null ? [] : [['Layers', String(layers)] as [string, string]]),
    ['Positions', 'positions' in model ? model.positions : 'learned'],
    [
      'Scaling',
      { sqrt_d_k: 'divided by √d_k', none: 'none', custom: '' }[scaling.kind] ||
        `divided by ${scaling.kind === 'custom' ? decimal(scaling.divisor, 3) : ''}`,
    ],
    ['Temperature', decimal(temperature)],
    ['Mask', maskInWords(mask)],
    ['Numbers put in by hand', edits.length === 0 ? 'none' : String(edits.length)],
    ['Mistakes on purpose', faults.length === 0 ? 'none' : faults.join(', ')],
    [
      'Switched off',
      ablations.length === 0
        ? 'nothing'
        : `${ablations.length} ${ablations.length === 1 ? 'part' : 'parts'}`,
    ],
  ];
}

function maskInWords(mask: ExperimentSpec['mask']): string {
  const rest = Object.entries(mask)
    .filter(([key, value]) => key !== 'kind' && typeof value === 'number')
    .map(([key, value]) => `${key} ${String(value)}`);
  const causal = 'causal' in mask && mask.causal ? ['no looking ahead'] : [];
  return [mask.kind, ...rest, ...causal].join(', ');
}
