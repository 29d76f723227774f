import type { ExperimentSpec } from '#core/experiment';
import type { SpecChange } from './spec-change.ts';

type Model = ExperimentSpec['model'];

const NAMES: Record<string, string> = {
  seed: 'seed',
  dModel: 'd_model',
  heads: 'heads',
  keyValueHeads: 'key and value heads',
  positions: 'positions',
  dK: 'd_k',
  dV: 'd_v',
  biases: 'biases',
  layers: 'layers',
  layerKind: 'layer kind',
  dFeedForward: 'd_ff',
  activation: 'activation',
  given: 'given numbers',
  words: 'word vectors',
  id: 'trained model',
};
const KIND_NAMES = { teaching: 'teaching model', seeded: 'model drawn from a seed' };
/** What is changed by typing or by steps. */
const GRADUAL = new Set(['seed', 'dK', 'dV', 'dFeedForward']);

/** What differs between two models; another kind of model is one difference. */
export function modelChanges(before: Model, after: Model): SpecChange[] {
  if (before.kind !== after.kind) {
    const text = after.kind === 'encoder' ? `trained model ${after.id}` : KIND_NAMES[after.kind];
    return [{ subject: 'model', text, gradual: false }];
  }
  const old: Record<string, unknown> = before;
  const now: Record<string, unknown> = after;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => JSON.stringify(old[key]) !== JSON.stringify(now[key]))
    .map((key) => {
      const name = NAMES[key] ?? key;
      const text =
        key === 'keyValueHeads'
          ? `${name} ${said(old[key] ?? before.heads)} → ${said(now[key] ?? after.heads)}`
          : key === 'given'
            ? 'given numbers changed'
            : `${name} ${said(old[key])} → ${said(now[key])}`;
      return { subject: `model ${key}`, text, gradual: GRADUAL.has(key) };
    });
}

function said(value: unknown): string {
  if (value === undefined) return 'default';
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}
