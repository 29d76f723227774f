// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { DEFAULT_SPEC, runExperiment } from '#core/experiment';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useLit } from '#renderer/stores/look/lit.ts';
import { usePicture } from '#renderer/stores/look/picture.ts';
import { useTrace } from '#renderer/stores/inspect/trace.ts';
import { useTrail } from '#renderer/stores/inspect/trail.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { settled, startLab } from '../support.ts';

async function opened(options = {}) {
  const link = startLab(options);
  const picture = usePicture();
  const [trace, trail, view, document] = [useTrace(), useTrail(), useView(), useDocument()];
  trace.looking = true;
  await settled();
  view.pick({ row: 7, col: 1 });
  await settled();
  return { link, picture, trace, trail, view, document };
}

test('the picked number is unfolded as far as it was asked for', async () => {
  const { trace } = await opened();
  const { weights } = runExperiment(DEFAULT_SPEC).layer.heads[0];
  expect(trace.tree?.root.value).toBe(weights.data[7 * 10 + 1]);
  trace.toggle('0');
  await settled();
  const [term, below] = trace.tree!.lines;
  expect([term.address?.stage, below.address?.stage]).toEqual(['masked', 'scaled']);
  trace.toggle('0');
  await settled();
  expect(trace.tree!.lines.filter(({ level }) => level > 1)).toEqual([]);
});

test('the same number of a changed experiment stays unfolded; another number is another tree', async () => {
  const { trace, document, view } = await opened();
  trace.toggle('0');
  document.edit({ temperature: 2 });
  await settled(400);
  expect(trace.tree?.spec.temperature).toBe(2);
  expect(trace.tree?.lines.some(({ level }) => level === 2)).toBe(true);
  view.pick({ row: 2, col: 2 });
  await settled();
  expect(trace.open.size).toBe(0);
  expect(trace.tree?.address).toMatchObject({ row: 2, col: 2 });
});

test('one goes to a number, and back to where one was, with what was unfolded', async () => {
  const { trace, trail, view } = await opened();
  trace.toggle('0');
  await settled();
  trail.go({ layer: 0, stage: 'key', head: 2, row: 3, col: 4 });
  await settled();
  expect([view.stage, view.head, view.cell]).toEqual(['key', 2, { row: 3, col: 4 }]);
  expect(trace.tree?.address.stage).toBe('key');
  expect(trail.visited).toHaveLength(1);
  trail.back();
  await settled();
  expect([view.stage, view.head, view.cell]).toEqual(['weights', 0, { row: 7, col: 1 }]);
  expect(trace.tree?.lines.some(({ level }) => level === 2)).toBe(true);
  expect(trail.visited).toEqual([]);
});

test('who chooses another matrix by hand has left the way', async () => {
  const { trail, view } = await opened();
  trail.go({ layer: 0, stage: 'key', head: 2, row: 3, col: 4 });
  await settled();
  view.showStage('output');
  await settled();
  expect(trail.visited).toEqual([]);
});

test('nothing is asked while nobody looks, and a failing engine is told', async () => {
  const { trace, view } = await opened();
  trace.looking = false;
  await settled();
  const before = trace.tree;
  view.pick({ row: 0, col: 0 });
  await settled();
  expect(trace.tree).toBe(before);
});

test('what lights up follows the shown stage', async () => {
  const { view } = await opened();
  const lit = useLit();
  lit.show([{ layer: 0, stage: 'query', head: 0, row: 7, col: 3 }]);
  expect(lit.lit).toMatchObject({ rows: [7], cols: [] });
  view.showStage('query');
  await settled();
  expect(lit.lit.cells).toEqual([{ row: 7, col: 3 }]);
  lit.clear();
  expect(lit.lit.rows).toEqual([]);
});
