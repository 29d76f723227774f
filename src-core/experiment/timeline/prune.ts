import { pathOf, withoutEmptyBranches, type Timeline, type TimelineStep } from './timeline.ts';

/** Steps that a timeline keeps. */
export const MOST_STEPS = 200;
/** Characters that the kept steps take at most when they are written down, the first one not counted. */
const MOST_CHARACTERS = 2_000_000;

/**
 * Takes a branch away, with all that is only in it or in branches that leave it. The branch that the learner is on stays,
 * and so does everything on its path.
 */
export function removeBranch(timeline: Timeline, branch: number): Timeline {
  const kept = new Set(pathOf(timeline).map(({ id }) => id));
  const gone = new Set<number>();
  for (const { id, parent, branch: own } of timeline.steps)
    if (!kept.has(id) && (own === branch || (parent !== null && gone.has(parent)))) gone.add(id);
  const steps = timeline.steps.filter(({ id }) => !gone.has(id));
  return withoutEmptyBranches({ ...timeline, steps });
}

/** Merges the oldest steps into those after them until the timeline has at most so many, and so many characters. */
export function pruned(
  timeline: Timeline,
  sizeOf: (step: TimelineStep, parent: TimelineStep | undefined) => number,
  limits = { steps: MOST_STEPS, characters: MOST_CHARACTERS },
): Timeline {
  let now = timeline;
  while (now.steps.length > 2) {
    if (now.steps.length <= limits.steps && totalSize(now, sizeOf) <= limits.characters) break;
    now = withoutOldest(now);
  }
  return now;
}

function totalSize(
  { steps }: Timeline,
  sizeOf: (step: TimelineStep, parent: TimelineStep | undefined) => number,
): number {
  const byId = new Map(steps.map((step) => [step.id, step]));
  return steps.reduce(
    (sum, step) => sum + (step.parent === null ? 0 : sizeOf(step, byId.get(step.parent))),
    0,
  );
}

/** The oldest step that nobody named goes, then named ones; where branches part, the oldest loose end. */
function withoutOldest(timeline: Timeline): Timeline {
  const { steps, current } = timeline;
  const children = new Map<number, TimelineStep[]>();
  for (const step of steps)
    if (step.parent !== null)
      children.set(step.parent, [...(children.get(step.parent) ?? []), step]);
  const path = new Set(pathOf(timeline).map(({ id }) => id));
  const inLine = steps.filter(({ id }) => id !== current && children.get(id)?.length === 1);
  const looseEnds = steps.filter(({ id }) => !path.has(id) && !children.has(id));
  const inTheWay = steps.filter(({ id }) => id !== current && !children.has(id));
  const [gone] = [
    ...inLine.filter(({ name }) => name === null),
    ...inLine,
    ...looseEnds,
    ...inTheWay,
  ];
  const left = steps.flatMap((step) => {
    if (step === gone) return [];
    return [step.parent === gone.id ? { ...step, parent: gone.parent } : step];
  });
  const branch = left.some((step) => step.branch === timeline.branch)
    ? timeline.branch
    : (left.find(({ id }) => id === current)?.branch ?? 0);
  return withoutEmptyBranches({ ...timeline, steps: left, branch });
}
