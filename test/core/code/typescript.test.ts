import { describe, expect, it } from 'vitest';
import { runExperiment } from '#core/experiment';
import { keptOf, layersOf, PROGRAMME_CASES, rowsOf } from './support.ts';

describe('an experiment written down in TypeScript', () => {
  it('has cases of every kind', () => {
    expect(PROGRAMME_CASES.length).toBeGreaterThanOrEqual(40);
  });

  it.each(PROGRAMME_CASES)('gives every digit of the lab: %s', (_name, spec) => {
    const run = runExperiment(spec);
    const layers = layersOf(run);
    expect(layers).toHaveLength(run.layers.length);
    const computed = run.nodes.filter(({ inputs }) => inputs.length > 0);
    let compared = 0;
    for (const { address, value } of computed) {
      const { layer, stage } = address;
      const kept = keptOf(layers, address);
      // The second sentence's vectors are made once, before the layers.
      if (!kept && stage === 'contextEmbeddings') continue;
      expect([layer, stage, kept]).toEqual([layer, stage, rowsOf(value)]);
      compared++;
    }
    expect(compared).toBeGreaterThanOrEqual(run.layers.length * (2 + run.model.heads * 5));
  });
});
