import type { ExperimentSpec } from '#core/experiment';

/** What is needed to say why a pair of words is masked. */
export interface Masking {
  readonly spec: ExperimentSpec;
  readonly tokens: readonly string[];
  readonly contextTokens: readonly string[];
}

/** Why the mask lets a query not see a key, as a sentence. */
export function maskReason(
  { spec, tokens, contextTokens }: Masking,
  row: number,
  col: number,
): string {
  const asks = `“${tokens[row] ?? ''}” (${row + 1})`;
  const asked = `“${contextTokens[col] ?? ''}” (${col + 1})`;
  if (spec.ablations.some((one) => one.kind === 'token' && one.token === col))
    return `${asked} is switched off: no word may look at it.`;
  const { mask } = spec;
  const after = `${asked} comes after ${asks}, and the mask lets no word look ahead.`;
  const causal = mask.kind === 'causal' || ('causal' in mask && mask.causal === true);
  if (causal && col > row) return after;
  switch (mask.kind) {
    case 'padding':
      return `${asked} is filling, no word: the mask lets only the first ${mask.length ?? contextTokens.length} be seen.`;
    case 'window':
      return `${asked} is farther than ${count(mask.radius ?? 2, 'place')} from ${asks}, outside the window of the mask.`;
    case 'strided':
      return `${asked} is neither near ${asks} nor on its stride of ${mask.stride ?? 3}.`;
    case 'global':
      return `${asked} and ${asks} are farther apart than ${count(mask.radius ?? 1, 'place')}, and neither is a global word.`;
    case 'block':
      return `${asked} and ${asks} are in different blocks of ${mask.size ?? 3}, which see only themselves.`;
    case 'painted':
      return `${asked} is painted over in the row of ${asks}.`;
    default:
      return `The mask does not let ${asks} look at ${asked}.`;
  }
}

/** The same of a cell of the mask that was changed by hand. */
export function maskEdited(spec: ExperimentSpec, layer: number, row: number, col: number): boolean {
  return spec.edits.some(
    ({ address }) =>
      address.stage === 'mask' &&
      address.row === row &&
      address.col === col &&
      address.layer === layer,
  );
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
