import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isHeadStage } from '#core/attention';
import { stepsOf } from '#core/code';
import { partOf, runExperiment, stageOf } from '#core/experiment';
import { axesMoved, clampFocus, headAt, shapeOf, windowAround } from '#renderer/describe/focus.ts';
import { windowNote } from '#renderer/describe/window-note.ts';
import { sizesOf, walkRequests } from '#renderer/stores/steps/step-plan.ts';
import { SPECS } from '../../core/support/specs.ts';

const CASES = Object.entries(SPECS);

function walkOf(spec: (typeof SPECS)[string]) {
  const run = runExperiment(spec);
  const sizes = sizesOf(spec, { ...run, heads: run.model.heads, dModel: run.model.dModel });
  return { run, sizes };
}

test.each(CASES)(
  'the sizes of every matrix are known before it is asked for: %s',
  (_name, spec) => {
    const { run, sizes } = walkOf(spec);
    run.layers.forEach((_, layer) => {
      for (const { stage, inputs } of stepsOf(spec, layer))
        for (const one of [stage, ...inputs]) {
          const { rows, cols } = stageOf(run, one, 0, layer);
          expect([one, shapeOf(one, sizes)]).toEqual([one, { rows, cols }]);
        }
    });
  },
);

test.each(CASES)(
  'a picked number is the followed one afterwards, in its head: %s',
  (_name, spec) => {
    const { run, sizes } = walkOf(spec);
    for (const { stage } of stepsOf(spec, 0))
      for (const head of [0, run.model.heads - 1]) {
        const shape = shapeOf(stage, sizes);
        const place = { row: shape.rows - 1, col: shape.cols - 1 };
        const moved = headAt(stage, place, head, sizes) ?? head;
        expect([stage, clampFocus(axesMoved(stage, place, sizes), stage, moved, sizes)]).toEqual([
          stage,
          place,
        ]);
      }
  },
);

test.each(CASES)(
  'the followed number of every step is in sight, with all that makes it: %s',
  (_n, spec) => {
    const { run, sizes } = walkOf(spec);
    const view = { layer: 0, head: run.model.heads - 1 };
    const focus = { query: 2, context: 1, 'head dimension': 1, 'model dimension': 5 };
    const steps = stepsOf(spec, 0);
    for (const request of walkRequests(steps, 'all', focus, view, sizes)) {
      const part = partOf(run, request);
      const { row, col } = clampFocus(focus, request.stage, view.head, sizes);
      const inside = [row - part.rowOffset, col - part.colOffset];
      expect(inside[0]).toBeGreaterThanOrEqual(0);
      expect(inside[0]).toBeLessThan(part.rows);
      expect(inside[1]).toBeGreaterThanOrEqual(0);
      expect(inside[1]).toBeLessThan(part.cols);
      expect(isHeadStage(request.stage) ? request.head : 0).toBe(request.head);
    }
  },
);

test('a window is as large as it may be, inside, and around its place', () => {
  fc.assert(
    fc.property(
      fc.nat(600),
      fc.integer({ min: 1, max: 600 }),
      fc.integer({ min: 1, max: 20 }),
      (at, length, most) => {
        const place = Math.min(at, length - 1);
        const { from, to } = windowAround(place, length, most);
        expect(to - from).toBe(Math.min(length, most));
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(length);
        expect(place >= from && place < to).toBe(true);
      },
    ),
  );
});

test('a part of a matrix says that it is one', () => {
  const run = runExperiment(SPECS['default']!);
  const all = { layer: 0, stage: 'embeddings', head: 0 } as const;
  const whole = partOf(run, all);
  expect(windowNote(whole, whole)).toBe('');
  const part = partOf(run, { ...all, cols: { from: 4, to: 12 } });
  expect(windowNote(part, whole)).toBe('Around the followed number: columns 5–12 of 32');
});
