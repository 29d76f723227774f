import { readFileSync } from 'node:fs';

/** A stored file of test/fixtures/core. */
export function readFixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/core/${name}`, import.meta.url), 'utf8'));
}
