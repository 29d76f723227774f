import { describe, expect, test } from 'vitest';
import { DEFAULT_SPEC, STAGES } from '#core/experiment';
import {
  contrast,
  drawCells,
  heatmapOption,
  mapLayout,
  mapPicture,
  type CellContext,
  type Rgb,
} from '#renderer/charts/index.ts';
import { stageInfo } from '#renderer/describe/stages.ts';
import { paletteOf, shownOf } from '../support.ts';

const AREA = { width: 700, height: 600 };

interface Item {
  value: [number, number, number];
  label?: { formatter: string; color: string };
  itemStyle?: { color: string };
}

function draw(stage: (typeof STAGES)[number], theme: 'light' | 'dark', text = DEFAULT_SPEC.text) {
  const palette = paletteOf(theme);
  const spec = { ...DEFAULT_SPEC, text, mask: { kind: 'causal' } } as const;
  const { picture: part, tokens } = shownOf(spec, stage, null);
  const rows = Array.from({ length: part.rows }, (_, i) => tokens[i]);
  const cols = Array.from({ length: part.cols }, (_, i) => tokens[i] ?? String(i));
  const picture = mapPicture(part, stageInfo(stage).role, rows, cols, palette);
  const layout = mapLayout(AREA, rows, cols);
  const marked = { row: 1, col: null, rowColor: palette.q, colColor: palette.k };
  const option = heatmapOption(picture, layout, palette, marked);
  const [series] = option.series as { data: Item[]; progressive: number }[];
  return { palette, picture, series, part, layout };
}

function rgb(css: string): Rgb {
  return css.match(/\d+/gu)!.map(Number) as unknown as Rgb;
}

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  test.each(STAGES)('every number of %s reads on its cell', (stage) => {
    const { series, picture } = draw(stage, theme);
    for (const { value, label, itemStyle } of series.data) {
      if (!label) continue;
      const ground = itemStyle ? rgb(itemStyle.color) : picture.ramp.at(value[2]);
      expect(contrast(rgb(label.color), ground)).toBeGreaterThanOrEqual(4.5);
    }
  });
});

test('cells lie at their row and column', () => {
  const { series, part } = draw('weights', 'light');
  expect(series.data).toHaveLength(part.rows * part.cols);
  expect(series.data[part.cols + 2].value.slice(0, 2)).toEqual([2, 1]);
});

test('a masked score is shown as −∞, apart from the colours of numbers', () => {
  const { series } = draw('masked', 'light');
  expect(series.data[1].label?.formatter).toBe('−∞');
  expect(series.data[1].itemStyle).toBeDefined();
});

test('the chart is drawn in one go', () => {
  expect(draw('weights', 'light').series.progressive).toBe(0);
});

test('above 64 × 64 cells the chart has the axes only', () => {
  const words = Array.from({ length: 65 }, (_, i) => `w${i}`).join(' ');
  expect(draw('weights', 'light', words).series.data).toHaveLength(0);
});

test('the moving picture writes the same numbers in the same colours as the chart', () => {
  const { series, picture, part, palette, layout } = draw('masked', 'light');
  const written: { text: string; color: string; x: number; y: number }[] = [];
  const grounds: string[] = [];
  const context: CellContext = {
    ...{ fillStyle: '', font: '', textAlign: 'left', textBaseline: 'top' },
    beginPath: () => undefined,
    roundRect: () => undefined,
    fill: () => void grounds.push(String(context.fillStyle)),
    fillText: (text, x, y) => void written.push({ text, color: String(context.fillStyle), x, y }),
  };
  drawCells(context, picture, layout, palette);
  expect(written.map(({ text }) => text)).toEqual(series.data.map(({ label }) => label?.formatter));
  expect(written.map(({ color }) => color)).toEqual(series.data.map(({ label }) => label?.color));
  expect(grounds).toHaveLength(part.rows * part.cols);
  const { x, y } = written[part.cols + 2] ?? { x: NaN, y: NaN };
  expect(x).toBeCloseTo(2.5 * layout.cellWidth);
  expect(y).toBeCloseTo(1.5 * layout.cellHeight);
});
