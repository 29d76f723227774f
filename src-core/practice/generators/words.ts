/** A number as the lab writes it in a sum: up to four decimals, a true minus sign, −∞. */
export function shown(value: number, decimals = 4): string {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  const text = String(Number(value.toFixed(decimals)));
  return text.replace('-', '−').replace(/^−0$/u, '0');
}

/** The same as a factor of a product: negative ones in brackets. */
export function factor(value: number): string {
  return value < 0 ? `(${shown(value)})` : shown(value);
}

/** `1·2 + 2·0`: two lists multiplied pair by pair and added. */
export function products(one: readonly number[], other: readonly number[]): string {
  return one.map((value, i) => `${factor(value)}·${factor(other[i])}`).join(' + ');
}

/** `[1, 2]`. */
export function list(values: readonly number[]): string {
  return `[${values.map((value) => shown(value)).join(', ')}]`;
}

const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
/** `q₁`: a letter with a lowered number, counted from 1. */
export function indexed(letter: string, index: number): string {
  return letter + [...String(index + 1)].map((digit) => LOWERED[Number(digit)]).join('');
}

/** `q₁`, `q₂`, … */
export function indexedAll(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => indexed(letter, i));
}
