import { expect, it } from 'vitest';
import { addStep, beginTimeline, DEFAULT_SPEC, nameBranch, packTimeline } from '#core/experiment';
import { testLab, UNCANCELLED } from '../support/lab.ts';

const spec = { ...DEFAULT_SPEC, temperature: 2 };
const timeline = packTimeline(nameBranch(addStep(beginTimeline(DEFAULT_SPEC), spec), 0, 'warmer'));

async function savedLab() {
  const { implementation } = testLab();
  await implementation.timeline.put({ experimentId: null, timeline }, UNCANCELLED);
  const saved = await implementation.experiments.save(
    { id: null, revision: 0, name: 'It', spec },
    UNCANCELLED,
  );
  const of = (id: string) => implementation.timeline.of({ id }, UNCANCELLED);
  return { implementation, saved, of };
}

it('a save keeps the steps of the desk with the experiment, and they stay those of the desk', async () => {
  const { implementation, saved, of } = await savedLab();
  expect(await of(saved.id)).toEqual(timeline);
  const desk = await implementation.timeline.get(undefined, UNCANCELLED);
  expect(desk?.experimentId).toBe(saved.id);
});

it('the steps of another experiment are not taken for its own', async () => {
  const { implementation, of } = await savedLab();
  const other = await implementation.experiments.save(
    { id: null, revision: 0, name: 'Other', spec },
    UNCANCELLED,
  );
  expect(await of(other.id)).toBeNull();
});

it('a copy has a copy of the steps; who is purged takes them along', async () => {
  const { implementation, saved, of } = await savedLab();
  const { room } = implementation;
  const copy = await room.duplicate({ id: saved.id }, UNCANCELLED);
  const copyId = copy.id;
  expect(await of(copyId)).toEqual(timeline);
  await implementation.experiments.remove({ id: saved.id }, UNCANCELLED);
  expect(await of(saved.id)).toEqual(timeline);
  await room.purge({ ids: [saved.id] }, UNCANCELLED);
  expect(await of(saved.id)).toBeNull();
  expect(await of(copyId)).toEqual(timeline);
});

it('steps of an experiment that is gone are not kept', async () => {
  const { implementation, of } = await savedLab();
  await implementation.timeline.keep({ id: 'gone', timeline }, UNCANCELLED);
  expect(await of('gone')).toBeNull();
});
