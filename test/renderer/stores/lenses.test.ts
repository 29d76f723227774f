// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { gradient } from '#core/attention';
import { DEFAULT_SPEC, presetSpec, runExperiment } from '#core/experiment';
import { amount, memory } from '#renderer/describe/amounts.ts';
import { sharpnessWords } from '#renderer/describe/sharpness.ts';
import { gradientStages } from '#renderer/describe/gradient-stages.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useGradient } from '#renderer/stores/inspect/gradient.ts';
import { usePicture } from '#renderer/stores/look/picture.ts';
import { useSaturation } from '#renderer/stores/inspect/saturation.ts';
import { useScaling } from '#renderer/stores/inspect/scaling.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { settled, startLab } from '../support.ts';

async function opened(failing: Record<string, string> = {}) {
  startLab({ failing });
  const [picture, view, document] = [usePicture(), useView(), useDocument()];
  await settled();
  view.pick({ row: 7, col: 1 });
  await settled();
  return { picture, view, document };
}

test('saturation is that of the chosen row, and follows it', async () => {
  const { view, document } = await opened();
  const lens = useSaturation();
  lens.looking = true;
  await settled();
  expect(lens.found?.request).toMatchObject({ layer: 0, head: 0, line: 7 });
  expect(lens.found?.saturation.lines).toHaveLength(10);
  view.pick({ row: 2, col: 4 });
  document.edit({ faults: ['softmax-over-queries'] });
  await settled(400);
  // Softmax runs down the columns now.
  expect(lens.found?.request.line).toBe(4);
  expect(lens.found?.saturation.axis).toBe('column');
});

test('a gradient is asked by the chosen input, one of its numbers measured', async () => {
  const { document } = await opened();
  const lens = useGradient();
  lens.looking = true;
  await settled();
  const run = runExperiment(DEFAULT_SPEC);
  const of = { layer: 0, stage: 'weights', head: 0, row: 7, col: 1 } as const;
  expect(lens.found?.gradient.data).toEqual(
    gradient(run, of, { layer: 0, stage: 'embeddings', head: 0 }).data,
  );
  lens.choose('wK');
  lens.measured = { row: 3, col: 2 };
  await settled();
  const { gradient: part, measured } = lens.found!;
  expect(part.stage).toBe('wK');
  expect(measured?.slope).toBeCloseTo(part.data[3 * part.cols + 2], 7);
  document.edit({ text: 'Other words entirely' });
  await settled(400);
  expect(lens.measured).toBeNull();
});

test('an input that an experiment has not is replaced by one that it has', async () => {
  const { document } = await opened();
  const lens = useGradient();
  lens.looking = true;
  lens.choose('positions');
  await settled();
  expect(lens.stage).toBe('positions');
  document.editModel({ positions: 'none' });
  await settled(400);
  expect(lens.stages).not.toContain('positions');
  expect(lens.stage).toBe('embeddings');
  expect(lens.found?.by.stage).toBe('embeddings');
  expect(lens.error).toBeNull();
});

test('the inputs come first, the mask never', () => {
  const run = runExperiment(presetSpec('cat-tired'));
  const stages = gradientStages(['words', 'mask', 'embeddings', 'query', 'wQ', 'output']);
  expect(stages).toEqual(['embeddings', 'words', 'wQ', 'query', 'output']);
  expect(run.layers).toHaveLength(2);
});

test('a scaling run can be cancelled, and the last result stays', async () => {
  await opened();
  const scaling = useScaling();
  const first = scaling.run(1, 2);
  expect(scaling.share).toBe(0);
  scaling.cancel();
  await first;
  expect([scaling.share, scaling.found, scaling.error]).toEqual([null, null, null]);
});

test('amounts are short, and say their unit', () => {
  const spaced = (text: string) => text.replace('\u00a0', ' ');
  expect([0, 999, 1000, 12_345, 4_560_000].map((n) => spaced(amount(n)))).toEqual([
    ...['0', '999', '1.00 k', '12.3 k', '4.56 M'],
  ]);
  expect([512, 2048, 5 * 2 ** 30].map((n) => spaced(memory(n)))).toEqual([
    '512 B',
    '2.00 KiB',
    '5.00 GiB',
  ]);
});

test('amounts have as many decimals as are set', () => {
  expect([12_345, 4_560_000].map((n) => amount(n, 4).replace('\u00a0', ' '))).toEqual([
    '12.345 k',
    '4.5600 M',
  ]);
  expect(memory(2048, 0).replace('\u00a0', ' ')).toBe('2 KiB');
});

test('a softmax is called what it is, however long the sentence', () => {
  const words = (largest: number, effective: number, tokens: number) =>
    sharpnessWords({ norm: 0, entropy: Math.log2(effective), largest, effective }, tokens);
  expect(words(0.999, 1.01, 10)).toContain('Saturated');
  expect(words(0.93, 1.3, 10)).toContain('Nearly settled');
  expect(words(0.006, 199, 200)).toContain('Flat');
  expect(words(0.05, 110, 200)).toContain('Open');
  expect(words(0, 1, 4)).toContain('masked');
  expect(words(1, 1, 1)).toContain('only one word');
});
