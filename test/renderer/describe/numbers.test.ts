import { expect, test } from 'vitest';
import { divisors, nearestDivisor } from '#renderer/describe/divisors.ts';
import {
  decimal,
  milliseconds,
  percent,
  scientific,
  shortShare,
  significant,
} from '#renderer/describe/numbers.ts';
import { placeOf, temperatureAt } from '#renderer/describe/temperature.ts';
import { when } from '#renderer/describe/when.ts';

const text = (written: string) => written.replaceAll('\u00a0', ' ');

test('decimals have a true minus, no minus zero, and infinity as such', () => {
  expect(decimal(-1.239)).toBe('−1.24');
  expect(decimal(-0.001)).toBe('0.00');
  expect(decimal(-Infinity)).toBe('−∞');
  expect(decimal(NaN)).toBe('not a number');
});

test('a weight too small for its digits is no false zero', () => {
  expect(text(percent(0.6549))).toBe('65.5 %');
  expect(text(percent(0.0001))).toBe('< 0.1 %');
  expect(text(percent(0))).toBe('0 %');
  expect(text(percent(0.256, 0))).toBe('26 %');
});

test('where room is short, a weight is as exact as a number with the same decimals', () => {
  expect([0, 2, 3, 5].map((decimals) => text(shortShare(0.256123, decimals)))).toEqual([
    '26 %',
    '26 %',
    '25.6 %',
    '25.612 %',
  ]);
});

test('significant digits and powers of ten', () => {
  expect(significant(20.487)).toBe('20.49');
  expect(significant(0.00132)).toBe('0.001320');
  expect(significant(3.14e-7)).toBe('3.1·10⁻⁷');
  expect(scientific(2.2e-16)).toBe('2.2·10⁻¹⁶');
  expect(scientific(0)).toBe('0');
});

test('milliseconds', () => {
  expect(text(milliseconds(1.44))).toBe('1.4 ms');
  expect(text(milliseconds(41.7))).toBe('42 ms');
});

test('divisors, and the nearest one below a wish', () => {
  expect(divisors(12, 64)).toEqual([1, 2, 3, 4, 6, 12]);
  expect(divisors(512, 64).at(-1)).toBe(64);
  expect(nearestDivisor(30, 4)).toBe(3);
  expect(nearestDivisor(32, 4)).toBe(4);
  expect(nearestDivisor(7, 4)).toBe(1);
});

test('the middle of the temperature slider is exactly 1, its ends are the limits', () => {
  expect([-100, 0, 100].map(temperatureAt)).toEqual([0.05, 1, 20]);
  for (let place = -100; place <= 100; place++) expect(placeOf(temperatureAt(place))).toBe(place);
});

test('times as a person says them', () => {
  const now = new Date(2026, 4, 3, 14, 30).getTime();
  expect(when(now - 20_000, now)).toBe('just now');
  expect(when(now - 60_000, now)).toBe('1 minute ago');
  expect(when(new Date(2026, 4, 3, 9, 5).getTime(), now)).toBe('today, 09:05');
  expect(when(new Date(2026, 4, 2, 23, 5).getTime(), now)).toBe('yesterday, 23:05');
  expect(when(new Date(2026, 2, 1).getTime(), now)).toBe('1 Mar 2026');
});
