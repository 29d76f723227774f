import { decimal } from './numbers.ts';

/**
 * What a row of numbers says, as one sentence: “cat”: largest 2.10 at dimension 3, smallest −1.20 at dimension 7. `place`
 * names a column.
 */
export function valueSentence(
  name: string,
  values: ArrayLike<number>,
  place: (col: number) => string,
  decimals = 2,
): string {
  let [least, most, masked] = [-1, -1, 0];
  for (let col = 0; col < values.length; col++) {
    const value = values[col] ?? NaN;
    if (value === -Infinity) masked++;
    else {
      if (most < 0 || value > (values[most] ?? NaN)) most = col;
      if (least < 0 || value < (values[least] ?? NaN)) least = col;
    }
  }
  const row = name ? `“${name}”` : 'The only row';
  if (most < 0) return `${row}: every number is masked.`;
  const at = (col: number) => {
    const where = place(col);
    return `${decimal(values[col] ?? NaN, decimals)}${where ? ` at ${where}` : ''}`;
  };
  const rest = masked > 0 ? `; ${masked} masked` : '';
  if (values[least] === values[most])
    return `${row}: ${values.length - masked === 1 ? at(most) : `${decimal(values[most] ?? NaN, decimals)} everywhere`}${rest}.`;
  return `${row}: largest ${at(most)}, smallest ${at(least)}${rest}.`;
}
