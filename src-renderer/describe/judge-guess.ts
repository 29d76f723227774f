import { readNumber } from '#core/practice';
import { decimal, significant } from './numbers.ts';

/** How near a guess came, in a sentence. */
export interface GuessVerdict {
  /** Whether it could be read as a number at all. */
  readonly isNumber: boolean;
  readonly near: 'exact' | 'close' | 'far';
  readonly text: string;
}

/** Says how far a typed guess is from the number, which is shown with `decimals`. */
export function judgeGuess(
  typed: string,
  right: number,
  decimals: number,
  locale?: string,
): GuessVerdict {
  const reading = readNumber(typed, locale);
  if (reading.state !== 'number')
    return {
      isNumber: false,
      near: 'far',
      text: 'This cannot be read as a number. Write it like 0.25, 1/4, 25 % or −∞.',
    };
  // Of several readings, such as 1,234, the one that is nearest is meant.
  const distance = (value: number) => (Object.is(value, right) ? 0 : Math.abs(value - right));
  const guess = reading.values.toSorted((a, b) => distance(a) - distance(b))[0] ?? NaN;
  const told = decimal(right, decimals);
  if (Object.is(guess, right) || Math.abs(guess - right) <= 0.5 * 10 ** -decimals * 1.000001)
    return { isNumber: true, near: 'exact', text: `Exactly: it is ${told}.` };
  if (!Number.isFinite(right) || !Number.isFinite(guess))
    return { isNumber: true, near: 'far', text: `It is ${told}.` };
  const off = Math.abs(guess - right);
  const share = right === 0 ? '' : `, ${Math.round((off / Math.abs(right)) * 100)} % of it`;
  const side = guess > right ? 'too high' : 'too low';
  const sign = guess * right < 0 ? ' The sign is the other one.' : '';
  return {
    isNumber: true,
    near: off <= Math.abs(right) / 10 ? 'close' : 'far',
    text: `It is ${told}: your guess is ${significant(off, 2)} ${side}${share}.${sign}`,
  };
}
