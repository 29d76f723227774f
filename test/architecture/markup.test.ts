import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const ROOT = new URL('../../src-renderer/', import.meta.url);
const MARKUP = /v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/u;

it('one component alone puts markup into the page: the one that sets formulas', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' });
  const sources = files.filter((file) => /\.(vue|ts)$/u.test(file));
  expect(sources.length).toBeGreaterThan(100);
  const writing = sources.filter((file) => MARKUP.test(readFileSync(new URL(file, ROOT), 'utf8')));
  expect(writing.map((file) => file.replaceAll('\\', '/'))).toEqual([
    'components/parts/MathFormula.vue',
  ]);
});

it('it trusts no command of a formula', () => {
  const source = readFileSync(new URL('components/parts/MathFormula.vue', ROOT), 'utf8');
  expect(source).toContain('trust: false');
});
