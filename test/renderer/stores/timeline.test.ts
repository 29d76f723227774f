// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { useDesk } from '#renderer/stores/desk/desk.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useTimeline } from '#renderer/stores/desk/timeline.ts';
import { settled, startLab } from '../support.ts';

let clock = 0;
beforeEach(() => {
  sessionStorage.clear();
  vi.spyOn(performance, 'now').mockImplementation(() => clock);
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** So long that what comes next is no longer the same run of typing. */
const pause = () => (clock += 10_000);

function lab(options = {}) {
  const link = startLab(options);
  const timeline = useTimeline();
  return {
    link,
    timeline,
    document: useDocument(),
    labels: () => timeline.path.map(timeline.labelOf),
  };
}

test('every change is a step called by what it changed', () => {
  const { document, labels } = lab();
  document.edit({ temperature: 0.5 });
  document.edit({ text: 'The cat sat on the mat because it was dirty' });
  document.edit({ mask: { kind: 'causal' } });
  document.editModel({ heads: 2 });
  expect(labels()).toEqual([
    'Start',
    'temperature 1 → 0.5',
    '“tired” → “dirty”',
    'mask none → causal',
    'heads 4 → 2',
  ]);
});

test('undo and redo put the inputs back exactly, and are no steps themselves', () => {
  const { document, timeline, labels } = lab();
  document.edit({ temperature: 0.5 });
  const after = document.spec;
  timeline.undo();
  expect(document.spec).toBe(DEFAULT_SPEC);
  expect(timeline.canUndo).toBe(false);
  timeline.undo();
  timeline.redo();
  expect(document.spec).toBe(after);
  expect(labels()).toHaveLength(2);
});

test('a typed run is one step; after a pause it is another', () => {
  const { document, labels } = lab();
  for (const temperature of [2, 2.5, 2.55]) document.edit({ temperature });
  expect(labels()).toEqual(['Start', 'temperature 1 → 2.55']);
  pause();
  document.edit({ temperature: 3 });
  expect(labels()).toEqual(['Start', 'temperature 1 → 2.55', 'temperature 2.55 → 3']);
});

test('a drag is one step however long it takes, and the next press begins another', () => {
  const { document, timeline, labels } = lab();
  timeline.pressed();
  for (const temperature of [2, 3, 4]) {
    document.edit({ temperature });
    pause();
  }
  timeline.released();
  timeline.pressed();
  document.edit({ temperature: 5 });
  expect(labels()).toEqual(['Start', 'temperature 1 → 4', 'temperature 4 → 5']);
});

test('switches are never merged, and a run that comes back to its beginning is no step', () => {
  const { document, labels } = lab();
  document.edit({ faults: ['no-scaling'] });
  document.edit({ faults: [] });
  expect(labels()).toEqual(['Start', 'broken: no scaling', 'mended: no scaling']);
  document.edit({ temperature: 2 });
  document.edit({ temperature: 1 });
  expect(labels()).toHaveLength(3);
});

test('undo and another change make a branch; both can be gone to', () => {
  const { document, timeline, labels } = lab();
  document.edit({ temperature: 2 });
  timeline.undo();
  document.edit({ mask: { kind: 'causal' } });
  expect(labels()).toEqual(['Start', 'mask none → causal']);
  timeline.goToBranch(0);
  expect(document.spec.temperature).toBe(2);
  expect(document.spec.mask.kind).toBe('none');
});

test('the timeline reaches the disk and is there again after a restart, names and all', async () => {
  const { link, document, timeline } = lab();
  await useDesk().resume();
  document.edit({ temperature: 2 });
  timeline.undo();
  document.edit({ temperature: 3 });
  timeline.nameBranch(1, 'warmer');
  timeline.nameStep(timeline.timeline.current, 'three');
  await settled(400);
  const { draft, timeline: kept } = link.state;

  const second = lab({ draft, timeline: kept });
  await useDesk().resume();
  expect(second.labels()).toEqual(['Start', 'three']);
  expect(second.timeline.timeline.branches.map(({ name }) => name)).toEqual([null, 'warmer']);
  second.timeline.undo();
  expect(second.document.spec).toEqual(DEFAULT_SPEC);
});

test('what the draft knows and the timeline does not becomes its newest step', async () => {
  const { link, document } = lab();
  await useDesk().resume();
  document.edit({ temperature: 2 });
  await settled(400);
  const draft = { ...link.state.draft!, spec: { ...DEFAULT_SPEC, temperature: 5 } };
  const second = lab({ draft, timeline: link.state.timeline });
  await useDesk().resume();
  expect(second.labels()).toEqual(['Start', 'temperature 1 → 2', 'temperature 2 → 5']);
});

test('another experiment on the desk has a timeline of its own', async () => {
  const { document, timeline } = lab();
  document.edit({ temperature: 2 });
  document.put(null);
  expect(timeline.timeline.steps).toHaveLength(1);
  expect(timeline.canUndo).toBe(false);
});

test('a saved experiment has its branches and names again when it is opened, even named after the save', async () => {
  const { link, document, timeline } = lab();
  const desk = useDesk();
  await desk.resume();
  document.name = 'Mine';
  document.edit({ temperature: 2 });
  await desk.save();
  timeline.nameStep(timeline.timeline.current, 'two');
  await desk.begin();
  expect(timeline.timeline.steps).toHaveLength(1);
  const [id = ''] = link.state.experiments.keys();
  await desk.open(id);
  expect(timeline.path.map(timeline.labelOf)).toEqual(['Start', 'two']);
});
