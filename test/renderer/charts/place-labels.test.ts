import { expect, test } from 'vitest';
import { placeLabels } from '#renderer/charts/place-labels.ts';

const at = (x: number, y: number, text: string, rank = 0) => ({ x, y, text, rank });

test('a name stands beside its point', () => {
  expect(placeLabels([at(0, 0, 'cat')])).toEqual([{ dx: 8, dy: -5, anchor: 'start' }]);
});

test('names of near points do not cover each other', () => {
  const places = placeLabels([at(0, 0, 'cat'), at(2, 3, 'mat')]);
  expect(places.every(Boolean)).toBe(true);
  expect(places[0]).not.toEqual(places[1]);
});

test('where there is no room a name is left out, never the one that counts most', () => {
  const crowd = Array.from({ length: 30 }, (_, i) =>
    at(i % 3, i % 2, `word${i}`, i === 17 ? 1 : 0),
  );
  // Points on one spot are in each other's way, whatever the side.
  const places = placeLabels(crowd);
  expect(places[17]).not.toBeNull();
  expect(places.filter(Boolean).length).toBeLessThan(30);
});

test('a point without a wish has no name', () => {
  expect(placeLabels([at(0, 0, '')])).toEqual([null]);
});
