// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { mapLayout, mapPicture } from '#renderer/charts/index.ts';
import MapGrid from '#renderer/components/lab/MapGrid.vue';
import RowsInWords from '#renderer/components/lab/RowsInWords.vue';
import { stageInfo } from '#renderer/describe/stages.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { paletteOf, shownOf, startLab } from '../support.ts';

beforeEach(() => void startLab());

function grid(cell: { row: number; col: number } | null) {
  const shown = shownOf(DEFAULT_SPEC, 'weights', cell);
  const { picture: part, tokens } = shown;
  const info = stageInfo('weights');
  const picture = mapPicture(part, info.role, tokens, tokens, paletteOf('light'));
  const layout = mapLayout({ width: 600, height: 500 }, tokens, tokens);
  if (cell) useView().pick(cell);
  return mount(MapGrid, { props: { shown, picture, layout, info } });
}

test('the map is a named grid that knows its size', () => {
  const root = grid(null).find('[role=grid]');
  expect(root.attributes('aria-label')).toBe('Weights, head 1, 10 × 10');
  expect(root.attributes('aria-rowcount')).toBe('10');
  expect(root.attributes('aria-activedescendant')).toBeUndefined();
});

test('the picked number is its active cell, with words and every digit', () => {
  const map = grid({ row: 7, col: 1 });
  const cell = map.find('[role=gridcell]');
  const value = shownOf(DEFAULT_SPEC, 'weights', null).picture.data[71];
  expect(map.find('[role=grid]').attributes('aria-activedescendant')).toBe(cell.attributes('id'));
  expect(cell.attributes('aria-label')).toMatch(/^it → cat: [\d.]+\u00a0%$/u);
  expect(Number(cell.attributes('data-value'))).toBe(value);
});

test('arrow keys move it and stop at the edge; Escape lets go', async () => {
  const view = useView();
  const root = grid({ row: 0, col: 8 }).find('[role=grid]');
  await root.trigger('keydown', { key: 'ArrowUp' });
  expect(view.cell).toEqual({ row: 0, col: 8 });
  await root.trigger('keydown', { key: 'ArrowRight' });
  await root.trigger('keydown', { key: 'ArrowRight' });
  expect(view.cell).toEqual({ row: 0, col: 9 });
  await root.trigger('keydown', { key: 'Home' });
  await root.trigger('keydown', { key: 'ArrowDown' });
  expect(view.cell).toEqual({ row: 1, col: 0 });
  await root.trigger('keydown', { key: 'Escape' });
  expect(view.cell).toBeNull();
  expect(view.query).toBe(1);
});

test('the first arrow key begins at the chosen row', async () => {
  const view = useView();
  view.selectQuery(null);
  await grid(null).find('[role=grid]').trigger('keydown', { key: 'ArrowDown' });
  expect(view.cell).toEqual({ row: 0, col: 0 });
});

test('every row has a sentence', () => {
  const list = mount(RowsInWords, { props: { shown: shownOf(DEFAULT_SPEC, 'weights', null) } });
  expect(list.findAll('li')).toHaveLength(10);
  expect(list.findAll('li')[7].text()).toMatch(/^“it” looks \d+\s%/u);
});
