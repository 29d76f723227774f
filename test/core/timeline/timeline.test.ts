import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addStep,
  beginTimeline,
  DEFAULT_SPEC,
  dropStep,
  goToBranch,
  goToStep,
  moveAlong,
  nameBranch,
  nameStep,
  packTimeline,
  pathOf,
  pruned,
  removeBranch,
  stepOf,
  timelineSchema,
  tipOf,
  unpackTimeline,
  type Timeline,
} from '#core/experiment';

const warm = (temperature: number) => ({ ...DEFAULT_SPEC, temperature });
const temperatures = (timeline: Timeline, branch?: number) =>
  pathOf(timeline, branch).map(({ spec }) => spec.temperature);
const here = (timeline: Timeline) => stepOf(timeline, timeline.current).spec.temperature;

/** 1 → 2 → 3, back to 2, → 4: two branches that part at 2. */
function forked(): Timeline {
  let timeline = beginTimeline(warm(1));
  timeline = addStep(timeline, warm(2));
  timeline = addStep(timeline, warm(3));
  timeline = moveAlong(timeline, -1);
  return addStep(timeline, warm(4));
}

describe('a timeline', () => {
  it('undoes and redoes along its path, and stops at the ends', () => {
    let timeline = addStep(addStep(beginTimeline(warm(1)), warm(2)), warm(3));
    timeline = moveAlong(timeline, -1);
    expect(here(timeline)).toBe(2);
    expect(here(moveAlong(timeline, -5))).toBe(1);
    expect(here(moveAlong(timeline, 1))).toBe(3);
    expect(here(moveAlong(timeline, 9))).toBe(3);
  });

  it('keeps what was undone as a branch when something else is changed', () => {
    const timeline = forked();
    expect(timeline.branches).toHaveLength(2);
    expect(temperatures(timeline)).toEqual([1, 2, 4]);
    expect(temperatures(timeline, 0)).toEqual([1, 2, 3]);
    const back = goToBranch(timeline, 0);
    expect(here(back)).toBe(3);
    expect(temperatures(addStep(back, warm(5)))).toEqual([1, 2, 3, 5]);
  });

  it('redoes into the branch that was left by undoing', () => {
    const start = moveAlong(forked(), -2);
    expect(here(start)).toBe(1);
    expect(here(moveAlong(start, 2))).toBe(4);
  });

  it('merges a run of changes into one step, but never into a step that others came after', () => {
    let timeline = addStep(beginTimeline(warm(1)), warm(2));
    timeline = addStep(timeline, warm(2.5), true);
    expect(temperatures(timeline)).toEqual([1, 2.5]);
    const other = addStep(moveAlong(addStep(timeline, warm(3)), -1), warm(9), true);
    expect(other.branches).toHaveLength(2);
    expect(temperatures(beginMerged())).toEqual([1, 2]);
  });

  it('forgets a change that was taken back while it was made', () => {
    const timeline = dropStep(forked());
    expect(timeline.branches).toHaveLength(1);
    expect(here(timeline)).toBe(2);
    expect(dropStep(beginTimeline(warm(1))).steps).toHaveLength(1);
  });

  it('is named by hand, and an empty name is none', () => {
    const timeline = nameBranch(nameStep(forked(), 1, ' warmer '), 1, 'hot');
    expect(stepOf(timeline, 1).name).toBe('warmer');
    expect(timeline.branches[1].name).toBe('hot');
    expect(stepOf(nameStep(timeline, 1, '  '), 1).name).toBeNull();
  });

  it('loses a branch only when asked, and never the one that one is on', () => {
    const timeline = forked();
    expect(removeBranch(timeline, 0).branches).toEqual([
      { id: 0, name: null },
      { id: 1, name: null },
    ]);
    expect(temperatures(removeBranch(timeline, 0))).toEqual([1, 2, 4]);
    const kept = removeBranch(goToBranch(timeline, 0), 1);
    expect(kept.branches).toHaveLength(1);
    expect(kept.steps).toHaveLength(3);
  });
});

function beginMerged(): Timeline {
  // The first step is where the timeline began: nothing is merged into it.
  return addStep(beginTimeline(warm(1)), warm(2), true);
}

const move = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), to: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('merge' as const), to: fc.integer({ min: 1, max: 20 }) }),
  fc.record({ kind: fc.constant('along' as const), by: fc.integer({ min: -4, max: 4 }) }),
  fc.record({ kind: fc.constant('go' as const), to: fc.nat() }),
  fc.record({ kind: fc.constant('branch' as const), to: fc.nat() }),
  fc.record({ kind: fc.constant('remove' as const), branch: fc.nat() }),
  fc.record({ kind: fc.constant('drop' as const) }),
);
const moves = fc.array(move, { maxLength: 60 });

function after(list: (typeof move extends fc.Arbitrary<infer T> ? T : never)[]): Timeline {
  return list.reduce<Timeline>(
    (timeline, one) => {
      const { steps, branches } = timeline;
      switch (one.kind) {
        case 'add':
          return addStep(timeline, warm(one.to));
        case 'merge':
          return addStep(timeline, warm(one.to), true);
        case 'along':
          return moveAlong(timeline, one.by);
        case 'go':
          return goToStep(timeline, steps[one.to % steps.length].id);
        case 'branch':
          return goToBranch(timeline, branches[one.to % branches.length].id);
        case 'remove':
          return removeBranch(timeline, branches[one.branch % branches.length].id);
        case 'drop':
          return dropStep(timeline);
      }
    },
    beginTimeline(warm(1)),
  );
}

/** What every timeline must hold, whatever was done to it. */
function expectSound(timeline: Timeline): void {
  expect(timelineSchema.safeParse(packTimeline(timeline)).error).toBeUndefined();
  const path = pathOf(timeline);
  expect(path.map(({ id }) => id)).toContain(timeline.current);
  for (const { id } of timeline.branches) expect(tipOf(timeline, id).branch).toBe(id);
}

describe('any series of changes', () => {
  it('leaves a sound timeline', () => {
    fc.assert(fc.property(moves, (list) => expectSound(after(list))));
  });

  it('is stored and read back as it was', () => {
    fc.assert(
      fc.property(moves, (list) => {
        const timeline = after(list);
        const stored = JSON.parse(JSON.stringify(packTimeline(timeline))) as unknown;
        expect(unpackTimeline(timelineSchema.parse(stored))).toEqual(timeline);
      }),
    );
  });

  it('can be shortened to any length without losing the place', () => {
    fc.assert(
      fc.property(moves, fc.integer({ min: 2, max: 30 }), (list, most) => {
        const timeline = after(list);
        const short = pruned(timeline, () => 1, { steps: most, characters: Infinity });
        expect(short.steps.length).toBeLessThanOrEqual(Math.max(most, 2));
        expect(here(short)).toBe(here(timeline));
        expectSound(short);
      }),
    );
  });
});

describe('a stored timeline', () => {
  it('holds only what each step changed', () => {
    const { steps } = packTimeline(addStep(beginTimeline(DEFAULT_SPEC), warm(2)));
    expect(steps.map(({ change }) => change)).toEqual([{}, { temperature: 2 }]);
  });

  it('merges its oldest steps when it grows too large, named ones last', () => {
    let timeline = beginTimeline(warm(1));
    for (let i = 2; i < 300; i++) timeline = addStep(timeline, warm(1 + i / 100));
    timeline = nameStep(timeline, 5, 'keep me');
    const { steps } = packTimeline(timeline);
    expect(steps).toHaveLength(200);
    expect(steps.some(({ name }) => name === 'keep me')).toBe(true);
    expect(steps.at(-1)?.change).toEqual({ temperature: 3.99 });
  });

  it.each([
    ['a step that comes of none', { parent: 7 }],
    ['two steps of one number', { id: 0 }],
    ['an unknown branch', { branch: 5 }],
    ['a change that is no setting', { change: { nothing: 1 } }],
  ])('with %s is refused', (_what, wrong) => {
    const stored = packTimeline(addStep(beginTimeline(DEFAULT_SPEC), warm(2)));
    const broken = { ...stored, steps: [stored.steps[0], { ...stored.steps[1], ...wrong }] };
    expect(timelineSchema.safeParse(broken).success).toBe(false);
  });
});
