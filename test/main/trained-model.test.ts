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

it('tells how far the model is opened, and goes on where a question that was given up left off', async () => {
  const { attention } = openLab();
  const ask = { spec: trained('Hello'), parts: [], checksum: false };
  const stop = new AbortController();
  const first: number[] = [];
  const given = attention.compute(ask, {
    signal: stop.signal,
    progress(share) {
      first.push(share);
      if (share > 0.5) stop.abort();
    },
  });
  await expect(given).rejects.toMatchObject({ code: 'cancelled' });
  const then: number[] = [];
  const progress = (share: number) => void then.push(share);
  await attention.compute(ask, { ...UNCANCELLED, progress });
  const all = [...first, ...then];
  expect(all.length).toBeGreaterThan(20);
  expect(all).toEqual(all.toSorted((a, b) => a - b));
  expect(all.at(-1)).toBe(1);
  // It is open now: nothing more is told.
  then.length = 0;
  await attention.compute(ask, { ...UNCANCELLED, progress });
  expect(then).toEqual([]);
});

it('says so where the model’s file is not there', async () => {
  const { attention } = openLab(temporaryFolder());
  const asked = attention.compute(
    { spec: trained('Hello'), parts: [], checksum: false },
    UNCANCELLED,
  );
  await expect(asked).rejects.toMatchObject({ code: 'model.absent' });
});
