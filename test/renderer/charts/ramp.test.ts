import { expect, test } from 'vitest';
import { cellPixels } from '#renderer/charts/paint-cells.ts';
import { mapPicture } from '#renderer/charts/map-picture.ts';
import { divergingRamp, extentOf, sequentialRamp, topWeight } from '#renderer/charts/ramp.ts';
import { paletteOf } from '../support.ts';

const palette = paletteOf('light');

test('weights go from the ground to raspberry', () => {
  const ramp = sequentialRamp(palette, 10);
  expect(ramp.at(ramp.place(0))).toEqual(palette.panel);
  expect(ramp.at(ramp.place(1))).toEqual(palette.w);
});

test('a larger weight is never lighter', () => {
  const ramp = sequentialRamp(palette, 100);
  const places = Array.from({ length: 101 }, (_, i) => ramp.place(i / 100));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('sentences have the whole range; very many words share a smaller one', () => {
  expect(topWeight(10)).toBe(1);
  expect(topWeight(100)).toBe(0.2);
  expect(topWeight(512)).toBe(0.05);
});

test('values diverge around 0', () => {
  const ramp = divergingRamp(palette, 's', 4);
  expect(ramp.at(ramp.place(0))).toEqual(palette.panel);
  expect(ramp.at(ramp.place(4))).toEqual(palette.s);
  expect(ramp.at(ramp.place(-4))).toEqual(palette.warm);
  expect(ramp.place(-2)).toBe(-0.5);
});

test('the extent passes over −∞', () => {
  expect(extentOf([1, -3, -Infinity])).toBe(3);
  expect(extentOf([])).toBe(0);
});

test('a large map is one pixel a cell, in the colours of the ramp', () => {
  const data = Float64Array.of(0, 1, -Infinity, -1);
  const part = { layer: 0, stage: 'masked', head: 0, rowOffset: 0, colOffset: 0 } as const;
  const picture = mapPicture({ ...part, rows: 2, cols: 2, data }, 's', [], [], palette);
  const pixels = cellPixels(picture, palette);
  expect([...pixels.slice(4, 8)]).toEqual([...palette.s, 255]);
  expect([...pixels.slice(8, 12)]).toEqual([...palette.sunk, 255]);
  expect([...pixels.slice(12, 16)]).toEqual([...palette.warm, 255]);
});
