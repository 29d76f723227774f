import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  checksumOf,
  DEFAULT_SPEC,
  runExperiment,
  specSchema,
  type ExperimentSpec,
} from '#core/experiment';
import { CASES } from './support/specs.ts';

describe('the same experiment', () => {
  it('gives the same digits as ever', async () => {
    const checksums = Object.fromEntries(
      CASES.map(([name, spec]) => [name, checksumOf(runExperiment(spec))]),
    );
    // When this fails, stored experiments have other digits than they had: raise ENGINE_VERSION, then `vitest -u`.
    await expect(`${JSON.stringify(checksums, null, 2)}\n`).toMatchFileSnapshot(
      '../fixtures/core/checksums.json',
    );
  });

  it('gives the same digits twice, and others for another seed', () => {
    const digits = (seed: number) =>
      checksumOf(
        runExperiment({
          ...DEFAULT_SPEC,
          model: { ...DEFAULT_SPEC.model, seed } as ExperimentSpec['model'],
        }),
      );
    expect(digits(7)).toBe(digits(7));
    expect(digits(7)).not.toBe(digits(8));
  });

  it('is the same after a trip through JSON and the schema', () => {
    for (const [name, spec] of CASES) {
      const back = specSchema.parse(JSON.parse(JSON.stringify(spec)));
      expect([name, back]).toEqual([name, spec]);
    }
  });
});

describe('an experiment stored before there were edits, faults and ablations', () => {
  it('still opens', () => {
    const stored = {
      format: 1,
      text: 'The cat sat',
      context: null,
      model: { kind: 'seeded', seed: 7, dModel: 8, heads: 2, positions: 'none' },
      scaling: { kind: 'sqrt_d_k' },
      temperature: 1,
      mask: { kind: 'causal' },
    };
    expect(specSchema.parse(stored)).toEqual({ ...stored, edits: [], faults: [], ablations: [] });
  });
});

describe('the digits of the core', () => {
  it('come from nothing that engines may round as they like', () => {
    const free =
      /\bMath\.(?!abs|ceil|floor|fround|imul|max|min|PI|round|sqrt|SQRT1_2|SQRT2|trunc)\w+\(/;
    for (const folder of ['attention', 'experiment']) {
      const root = new URL(`../../src-core/${folder}/`, import.meta.url);
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
      const sources = files.filter((file) => file.endsWith('.ts'));
      expect(sources.length).toBeGreaterThan(20);
      for (const file of sources)
        expect([file, free.exec(readFileSync(new URL(file, root), 'utf8'))?.[0]]).toEqual([
          file,
          undefined,
        ]);
    }
  });
});
