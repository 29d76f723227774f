// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { DEFAULT_SPEC, runExperiment, stageOf } from '#core/experiment';
import { useChanges } from '#renderer/stores/desk/changes.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { addressAt, useEdits } from '#renderer/stores/desk/edits.ts';
import { usePicture } from '#renderer/stores/look/picture.ts';
import { useTimeline } from '#renderer/stores/desk/timeline.ts';
import { useToasts } from '#renderer/stores/frame/toasts.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { settled, startLab } from '../support.ts';

const SCORES = { layer: 0, stage: 'scores', head: 1, query: null, cell: null } as const;
const WEIGHTS = { ...SCORES, stage: 'wQ' } as const;

async function opened() {
  startLab();
  const picture = usePicture();
  useTimeline();
  const changes = useChanges();
  await settled(200);
  return { picture, changes, document: useDocument(), edits: useEdits(), view: useView() };
}

test('an edit is put in once for a cell, found, and taken out again', async () => {
  const { document, edits } = await opened();
  const address = addressAt(SCORES, { row: 2, col: 3 });
  edits.put(address, 1);
  edits.put(address, 2);
  expect(document.spec.edits).toEqual([{ address, value: 2 }]);
  expect(edits.find({ ...address, head: 0 })).toBeUndefined();
  edits.reset(address);
  expect(document.spec.edits).toEqual([]);
});

test('a matrix that all heads share has one edit of a cell, whatever head is looked at', async () => {
  const { edits } = await opened();
  expect(addressAt(WEIGHTS, { row: 0, col: 0 }).head).toBe(0);
  edits.put(addressAt(WEIGHTS, { row: 0, col: 0 }), 1);
  expect(edits.ofStage({ ...WEIGHTS, head: 3 })).toHaveLength(1);
});

test('what a change changed is told cell by cell and stage by stage, with the old digits', async () => {
  const { picture, changes, edits, view } = await opened();
  view.showStage('scores');
  edits.put(addressAt({ ...SCORES, head: 0 }, { row: 2, col: 3 }), 4);
  await settled(400);
  const old = stageOf(runExperiment(DEFAULT_SPEC), 'scores', 0).data[2 * 10 + 3]!;
  expect(picture.shown?.picture.data[23]).toBe(4);
  expect(changes.ofCell({ row: 2, col: 3 })).toEqual({ old, difference: 4 - old });
  expect(changes.ofCell({ row: 2, col: 4 })).toBeNull();
  expect([changes.countOf('query'), changes.countOf('scores'), changes.countOf('weights')]).toEqual(
    [0, 1, 10],
  );
  changes.against = 'nothing';
  await settled(50);
  expect(changes.countOf('scores')).toBe(0);
});

test('against the unedited experiment every edit counts, not only the last', async () => {
  const { changes, edits, view } = await opened();
  view.showStage('scores');
  for (const col of [3, 4]) edits.put(addressAt({ ...SCORES, head: 0 }, { row: 2, col }), 4);
  await settled(400);
  expect(changes.countOf('scores')).toBe(1);
  changes.against = 'unedited';
  await settled(400);
  expect(changes.countOf('scores')).toBe(2);
});

test('between sentences of other lengths there is no difference cell by cell', async () => {
  const { changes, document } = await opened();
  document.edit({ text: 'The cat sat' });
  await settled(400);
  expect(changes.shownMatrix).toBeNull();
  expect(changes.countOf('weights')).toBe(0);
});

test('edits follow their words while a sentence is retyped, and a loss is told with a way back', async () => {
  const { document, edits } = await opened();
  edits.put(addressAt({ ...SCORES, head: 0 }, { row: 9, col: 9 }), 4);
  const before = document.spec;
  document.edit({ text: '' });
  document.edit({ text: `Oh ${DEFAULT_SPEC.text}` });
  expect(document.spec.edits[0]?.address).toMatchObject({ row: 10, col: 10 });
  useTimeline().undo();
  expect(document.spec).toBe(before);
  document.edit({ text: 'The cat' });
  await settled();
  expect(document.spec.edits).toEqual([]);
  const toast = useToasts().list.at(-1);
  expect(toast?.text).toContain('1 edited cell had no place any more.');
  toast?.action?.run();
  expect(document.spec.edits).toEqual(before.edits);
});
