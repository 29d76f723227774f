import { resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createLab } from '#main/services/create-lab.ts';
import { MINILM, runExperiment, stageOf } from '#core/experiment';
import { temporaryFolder, UNCANCELLED, WORKER_URL } from '../support/lab.ts';
import { trained, useModelFile } from '../support/minilm.ts';

function openLab(lessonsDir = resolve(import.meta.dirname, '../../lessons')) {
  const dataDir = temporaryFolder();
  const lab = createLab({
    ...{ dataDir, host: 'test', version: '0', workerUrl: WORKER_URL, lessonsDir },
  });
  onTestFinished(() => lab.close());
  return lab.implementation;
}

it('the worker opens the trained model by itself, and gives the core’s digits', async () => {
  const { attention } = openLab();
  useModelFile();
  const spec = trained('The bank by the river.');
  const parts = [{ layer: 3, stage: 'weights' as const, head: 5 }];
  const reply = await attention.compute({ spec, parts, checksum: false }, UNCANCELLED);
  expect(reply.tokens).toEqual(['[CLS]', 'the', 'bank', 'by', 'the', 'river', '.', '[SEP]']);
  expect(reply.parts[0].data).toEqual(stageOf(runExperiment(spec), 'weights', 5, 3).data);
  const told: number[] = [];
  const progress = (share: number) => void told.push(share);
  const habits = await attention.habits({ model: MINILM }, { ...UNCANCELLED, progress });
  expect(habits).toHaveLength(72);
  expect(told.at(-1)).toBe(1);
});

it('says so where the model’s file is not there', async () => {
  const { attention } = openLab(temporaryFolder());
  const asked = attention.compute(
    { spec: trained('Hello'), parts: [], checksum: false },
    UNCANCELLED,
  );
  await expect(asked).rejects.toMatchObject({ code: 'model.absent' });
});
