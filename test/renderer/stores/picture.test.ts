// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { watch } from 'vue';
import { DEFAULT_SPEC, LIMITS, runExperiment } from '#core/experiment';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useMapWindow } from '#renderer/stores/look/map-window.ts';
import { useMeter } from '#renderer/stores/look/meter.ts';
import { usePicture } from '#renderer/stores/look/picture.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { settled, startLab } from '../support.ts';

async function opened(options = {}) {
  const link = startLab(options);
  const picture = usePicture();
  await settled();
  return { link, picture, document: useDocument(), view: useView() };
}

test('the lab opens computed, at the sharpest row and its largest weight', async () => {
  const { picture } = await opened();
  const { weights } = runExperiment(DEFAULT_SPEC).layer.heads[0];
  expect(picture.shown?.picture.data).toEqual(weights.data);
  const { query, cell } = picture.shown!.look;
  const row = weights.data.subarray(query! * 10, query! * 10 + 10);
  expect(cell).toEqual({ row: query, col: row.indexOf(Math.max(...row)) });
});

test('typing recomputes at once and keeps the chosen word', async () => {
  const { picture, document, view } = await opened();
  view.selectQuery(7);
  document.edit({ text: `Look, ${DEFAULT_SPEC.text}` });
  await settled();
  expect(picture.shown?.tokens).toHaveLength(12);
  expect(picture.shown?.tokens[picture.shown.look.query!]).toBe('it');
});

test('an empty sentence is an error beside the last picture; typing again mends it', async () => {
  const { picture, document, view } = await opened();
  const before = picture.shown;
  document.edit({ text: '' });
  await settled();
  expect(picture.error?.code).toBe('text.empty');
  expect(picture.shown).toBe(before);
  document.edit({ text: 'Hi' });
  await settled();
  expect(picture.error).toBeNull();
  expect(picture.shown?.tokens).toEqual(['Hi']);
  expect(view.query).toBe(0);
});

test('a text beyond the limit of characters is told in words', async () => {
  const { picture, document } = await opened();
  document.edit({ text: 'w'.repeat(LIMITS.characters + 1) });
  await settled();
  expect(picture.error?.code).toBe('text.too-long');
  expect(picture.error?.message).toContain('characters; the lab takes up to 512 words');
});

test('picking a cell asks for its parts only, not for the picture again', async () => {
  const { picture, view } = await opened();
  const before = picture.shown!.picture;
  view.pick({ row: 2, col: 3 });
  await settled();
  expect(picture.shown!.picture).toBe(before);
  expect(picture.shown!.details.weights?.rowOffset).toBe(2);
});

test('a word can be released', async () => {
  const { picture, view } = await opened();
  view.release();
  expect(view.cell).toBeNull();
  view.release();
  await settled();
  expect(picture.shown?.look.query).toBeNull();
  expect(picture.shown?.details.weights).toBeUndefined();
});

test('fewer heads than the one shown: the last one is shown', async () => {
  const { picture, document, view } = await opened();
  view.showHead(3);
  document.editModel({ heads: 2 });
  await settled();
  expect(picture.shown?.look.head).toBe(1);
});

test('a second sentence takes the picked column away; the largest weight takes its place', async () => {
  const { picture, document, view } = await opened();
  view.pick({ row: 7, col: 1 });
  view.showStage('scores');
  document.edit({ context: 'Le chat était fatigué' });
  await settled();
  const row = Array.from(picture.shown!.details.weights!.data);
  expect(picture.shown?.look.cell).toEqual({ row: 7, col: row.indexOf(Math.max(...row)) });
});

test('a change of stage keeps a pair of words, not a dimension', async () => {
  const { view } = await opened();
  view.pick({ row: 2, col: 3 });
  view.showStage('scores');
  expect(view.cell).toEqual({ row: 2, col: 3 });
  view.showStage('query');
  expect(view.cell).toBeNull();
  expect(view.query).toBe(2);
});

test('a drag asks for the first and the newest only', async () => {
  const { link, picture, document } = await opened();
  link.slow(20);
  link.state.asked.length = 0;
  for (let i = 1; i <= 20; i++) {
    document.edit({ temperature: i });
    await Promise.resolve();
  }
  await settled(200);
  expect(link.state.asked).toEqual(['attention.compute', 'attention.compute']);
  expect(picture.shown?.spec.temperature).toBe(20);
});

test('a failing engine is told, and asking again is possible', async () => {
  const failing: Record<string, string> = { 'attention.compute': 'engine.crashed' };
  const { picture } = await opened({ failing });
  expect(picture.error?.code).toBe('engine.crashed');
  delete failing['attention.compute'];
  picture.ask();
  await settled();
  expect(picture.error).toBeNull();
  expect(picture.shown).not.toBeNull();
});

test('a stage that the experiment no longer has gives way to the weights', async () => {
  const { picture, document, view } = await opened();
  document.editModel({ layers: 2, layerKind: 'residual' });
  view.showLayer(1);
  view.showStage('attentionResidual');
  await settled(20);
  expect(picture.shown?.look).toMatchObject({ layer: 1, stage: 'attentionResidual' });
  document.editModel({ layers: 1, layerKind: 'attention' });
  await settled(20);
  expect(picture.error).toBeNull();
  expect(picture.shown?.look).toMatchObject({ layer: 0, stage: 'weights' });
});

test('a cell outside the next picture is let go', async () => {
  const { picture, document, view } = await opened();
  view.showStage('wO');
  view.pick({ row: 31, col: 31 });
  await settled(20);
  expect(picture.shown?.look.cell).toEqual({ row: 31, col: 31 });
  document.editModel({ dModel: 8 });
  await settled(20);
  expect(picture.shown?.picture.rows).toBe(8);
  expect(picture.shown?.look.cell).toBeNull();
});

const LONG = Array.from({ length: 70 }, (_, i) => `w${i}`).join(' ');

/** A hand that has just moved something. */
function felt(): void {
  useMeter().felt({ timeStamp: performance.now() } as Event);
}

test('a large map is a sketch while a hand moves, and exact when it rests', async () => {
  const { picture, document } = await opened();
  document.edit({ text: LONG });
  await settled();
  felt();
  document.edit({ temperature: 2 });
  await vi.waitFor(() => expect(picture.newest?.sketched).toBe(true));
  const { weights } = runExperiment({ ...DEFAULT_SPEC, text: LONG, temperature: 2 }).layer.heads[0];
  expect(picture.newest?.picture.data[5]).toBeCloseTo(weights.data[5]!, 3);
  await vi.waitFor(() => expect(picture.shown?.sketched).toBe(false), { timeout: 3000 });
  expect(picture.shown?.picture.data).toEqual(weights.data);
});

test('where numbers are shown, there is never a sketch', async () => {
  const { picture, document, view } = await opened();
  const seen: boolean[] = [];
  watch(
    () => picture.newest,
    (now) => now && seen.push(now.sketched),
    { flush: 'sync' },
  );
  const turn = async (temperature: number) => {
    felt();
    document.edit({ temperature });
    await settled();
  };
  await turn(2);
  document.edit({ text: LONG });
  await settled();
  // As the map does that is drawn.
  useMapWindow().fit({ rows: 70, cols: 70 });
  useMapWindow().zoom(4);
  await turn(3);
  useMapWindow().reset();
  view.picture = 'text';
  await turn(4);
  expect(seen.length).toBeGreaterThan(2);
  expect(seen).not.toContain(true);
});
