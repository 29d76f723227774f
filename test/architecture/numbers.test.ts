import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../src-renderer/', import.meta.url);
/** Where numbers of an experiment are written; lessons have their own decimals, counts and dates none. */
const ROOMS = /^(components\/(compare|edit|inspect|lab|lenses|pictures|sheet|steps)|charts)\//u;
const FIXED =
  /\b(decimal|exact|figure|bits|share|shortShare|significant)\((?:(?!decimals)[^;{}])*?, \d\)/u;

it('no number of an experiment has decimals of its own: the person sets them', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => ROOMS.test(file) && /\.(vue|ts)$/u.test(file));
  expect(files.length).toBeGreaterThan(100);
  const fixed = files.filter((file) => FIXED.test(readFileSync(new URL(file, ROOT), 'utf8')));
  expect(fixed).toEqual([]);
});
