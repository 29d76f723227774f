import { expect, test } from 'vitest';
import { cellWriter } from '#renderer/charts/cell-text.ts';
import { cellAt, mapLayout } from '#renderer/charts/map-layout.ts';

const words = (count: number, word = 'word') => Array.from({ length: count }, () => word);

test('a map lies within its area with its labels', () => {
  for (const count of [1, 2, 10, 40, 512]) {
    const layout = mapLayout({ width: 600, height: 500 }, words(count), words(count));
    expect(layout.left).toBeGreaterThanOrEqual(layout.rowLabelWidth);
    expect(layout.left + layout.width).toBeLessThanOrEqual(600);
    expect(layout.top + layout.height).toBeLessThanOrEqual(500);
    expect(layout.top).toBeGreaterThan(0);
  }
});

test('labels turn where they do not fit, and some are left out where there are very many', () => {
  const turns = [4, 16, 60].map((count) => {
    return mapLayout({ width: 600, height: 500 }, words(3), words(count, 'because')).turn;
  });
  expect(turns).toEqual([0, 45, 90]);
  const many = mapLayout({ width: 600, height: 500 }, words(512), words(512));
  expect(many.colStep).toBeGreaterThan(4);
  expect(many.rowStep).toBeGreaterThan(4);
});

test('numbers along an axis stay flat and leave some out', () => {
  const numbers = Array.from({ length: 64 }, (_, i) => String(i + 1));
  const layout = mapLayout({ width: 600, height: 500 }, words(3), numbers);
  expect(layout.turn).toBe(0);
  expect(layout.colStep).toBeGreaterThan(1);
});

test('a point is in its cell, and in none beside the map', () => {
  const layout = mapLayout({ width: 600, height: 500 }, words(10), words(10));
  const { left, top, cellWidth, cellHeight } = layout;
  expect(cellAt(layout, left + 2.5 * cellWidth, top + 7.5 * cellHeight)).toEqual({
    row: 7,
    col: 2,
  });
  expect(cellAt(layout, left - 1, top + 1)).toBeNull();
  expect(cellAt(layout, left + layout.width + 1, top + 1)).toBeNull();
});

test('numbers are as exact as their cells have room, or left out', () => {
  const layout = (count: number) =>
    mapLayout({ width: 600, height: 500 }, words(count), words(count));
  expect(cellWriter(layout(5), 'weights', 1)?.(0.655)).toBe('65.5');
  expect(cellWriter(layout(12), 'weights', 1)?.(0.655)).toBe('66');
  expect(cellWriter(layout(12), 'weights', 1)?.(0.0001)).toBe('<1');
  expect(cellWriter(layout(12), 'weights', 1)?.(0)).toBe('0');
  expect(cellWriter(layout(5), 'values', 3)?.(-1.234)).toBe('−1.23');
  expect(cellWriter(layout(60), 'weights', 1)).toBeNull();
});
