import { describe, expect, it } from 'vitest';
import {
  ALL_STAGES,
  DEFAULT_SPEC,
  presetSpec,
  runExperiment,
  stageOf,
  stagesOf,
  type ExperimentSpec,
} from '#core/experiment';
import { axisLabels } from '#renderer/describe/axis.ts';
import { stageStep } from '#renderer/describe/pipeline.ts';
import { stageInfo } from '#renderer/describe/stages.ts';

const whole: ExperimentSpec = {
  ...DEFAULT_SPEC,
  context: 'a second sentence',
  model: {
    ...{ kind: 'seeded', seed: 7, dModel: 12, heads: 3, dK: 5, dV: 2, layers: 2, biases: true },
    positions: 'sinusoidal',
    layerKind: 'post-norm',
    dFeedForward: 7,
  },
};

describe('the stages of a run', () => {
  it('are all described', () => {
    for (const stage of ALL_STAGES) expect(stageInfo(stage).stage).toBe(stage);
  });

  it('have as many names along each axis as rows and columns', () => {
    const run = runExperiment(whole);
    const names = { ...run, dimensions: run.model.dimensions };
    for (const layer of [0, 1]) {
      const stages = stagesOf(run, layer);
      expect(stages).toContain('wO');
      for (const stage of stages) {
        const { rows, cols } = stageOf(run, stage, 0, layer);
        const info = stageInfo(stage);
        expect(axisLabels(names, info.rows, rows), stage).toHaveLength(rows);
        expect(axisLabels(names, info.cols, cols), stage).toHaveLength(cols);
      }
    }
  });

  it('are named once where two names mean the same numbers', () => {
    const run = runExperiment(DEFAULT_SPEC);
    expect(stagesOf(run, 0)).not.toContain('contextEmbeddings');
    const placeless = runExperiment(presetSpec('cat-tired'));
    for (const layer of [0, 1]) {
      expect(stagesOf(placeless, layer)).toContain('embeddings');
      expect(stagesOf(placeless, layer)).not.toContain('words');
    }
    expect(stagesOf(runExperiment(whole), 0)).toContain('contextEmbeddings');
  });
});

it('what scores are divided by, in symbols: the root, an own number, nothing, a mistake', () => {
  const step = (change: Partial<ExperimentSpec>) =>
    stageStep('scaled', { ...DEFAULT_SPEC, ...change }, { dK: 8, dModel: 32 });
  expect(step({})).toBe('÷√8');
  expect(step({ scaling: { kind: 'custom', divisor: 3 }, temperature: 2 })).toBe('÷3÷2.00');
  expect(step({ scaling: { kind: 'none' } })).toBe('÷1');
  expect(step({ faults: ['no-scaling'] })).toBe('÷1');
  expect(step({ faults: ['d-model-for-d-k'] })).toBe('÷√32');
});
