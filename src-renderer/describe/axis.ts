import type { Axis } from './stages.ts';

/** What the rows and columns of a run are called. */
export interface AxisNames {
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
  /** The names of the d_model dimensions, where the model has any. */
  readonly dimensions: readonly string[] | null;
}

/** The name of each place along an axis of this length: its word, its dimension's name, or its number from 1. */
export function axisLabels(names: AxisNames, axis: Axis, length: number): readonly string[] {
  if (axis === 'query') return names.tokens;
  if (axis === 'context') return names.contextTokens;
  if (axis === 'model dimension' && names.dimensions?.length === length) return names.dimensions;
  return Array.from({ length }, (_, i) => String(i + 1));
}

/** One place along an axis, in a sentence: “cat”, “dimension 3”, “dimension 3 (thing)”. */
export function axisPlace(names: AxisNames, axis: Axis, index: number): string {
  switch (axis) {
    case 'query':
      return names.tokens[index] ?? '';
    case 'context':
      return names.contextTokens[index] ?? '';
    case 'single':
      return '';
    case 'model dimension': {
      const name = names.dimensions?.[index];
      return name ? `dimension ${index + 1} (${name})` : `dimension ${index + 1}`;
    }
    default:
      return `dimension ${index + 1}`;
  }
}
