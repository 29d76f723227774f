/** A number of an exercise: at most three decimals, a true minus sign, −∞. */
export function numberText(value: number): string {
  if (value === -Infinity) return '−∞';
  const text = String(Number(value.toFixed(3)));
  return text.replace('-', '−').replace(/^−0$/u, '0');
}
