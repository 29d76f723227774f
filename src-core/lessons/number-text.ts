const NBSP = '\u00a0';
const MINUS = '\u2212';
const SUPERSCRIPT = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/** A number with a fixed count of decimals, a true minus sign, and ∞ as such. */
export function decimal(value: number, digits = 2): string {
  if (Number.isNaN(value)) return 'not a number';
  if (!Number.isFinite(value)) return value < 0 ? `${MINUS}∞` : '∞';
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? MINUS + text : text;
}

/** A weight 0…1 as “65.5 %”; one too small for the digits is “< 0.1 %”, never a false zero. */
export function percent(weight: number, digits = 1): string {
  if (weight === 0) return `0${NBSP}%`;
  if (!Number.isFinite(weight)) return decimal(weight);
  const least = 10 ** -digits;
  const hundred = weight * 100;
  if (hundred < least / 2) return `<${NBSP}${least.toFixed(digits)}${NBSP}%`;
  return `${hundred.toFixed(digits)}${NBSP}%`;
}

/** Four significant digits, for terms of a sum of any size: 20.49, 0.001320, 3.1·10⁻⁷. */
export function significant(value: number, digits = 4): string {
  if (value === 0 || !Number.isFinite(value)) return decimal(value, 0);
  const size = Math.abs(value);
  if (size < 1e-4 || size >= 1e6) return scientific(value, Math.min(digits, 2));
  return decimal(value, Math.max(0, digits - 1 - Math.floor(Math.log10(size))));
}

/** “2.2·10⁻¹⁶”. */
export function scientific(value: number, digits = 2): string {
  if (value === 0) return '0';
  const [mantissa = '', exponent = '0'] = value.toExponential(digits - 1).split('e');
  const raised = [...String(Math.abs(Number(exponent)))]
    .map((digit) => SUPERSCRIPT[Number(digit)])
    .join('');
  return `${mantissa.replace('-', MINUS)}·10${Number(exponent) < 0 ? '⁻' : ''}${raised}`;
}
