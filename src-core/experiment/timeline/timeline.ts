import type { ExperimentSpec } from '../spec.ts';

/** One change of an experiment: the inputs after it. */
export interface TimelineStep {
  readonly id: number;
  /** The step that it changed; null where the timeline begins. */
  readonly parent: number | null;
  readonly branch: number;
  readonly spec: ExperimentSpec;
  /** Given by the learner; null while the step is called by what it changed. */
  readonly name: string | null;
}

/** A line of steps. Branch 0 is where the timeline began; the others leave a step of another branch. */
export interface TimelineBranch {
  readonly id: number;
  readonly name: string | null;
}

/**
 * The changes of an experiment as a tree. Every step stands after its parent in `steps`; `current` is where the learner
 * is, and redoing goes on along `branch`, on whose path `current` always lies.
 */
export interface Timeline {
  readonly steps: readonly TimelineStep[];
  readonly branches: readonly TimelineBranch[];
  readonly current: number;
  readonly branch: number;
}

/** A timeline with its first step only. */
export function beginTimeline(spec: ExperimentSpec): Timeline {
  const start: TimelineStep = { id: 0, parent: null, branch: 0, spec, name: null };
  return { steps: [start], branches: [{ id: 0, name: null }], current: 0, branch: 0 };
}

/** A step by its id. */
export function stepOf(timeline: Timeline, id: number): TimelineStep {
  const step = timeline.steps.find((one) => one.id === id);
  if (!step) throw new Error(`the timeline has no step ${id}`);
  return step;
}

/** The last step of a branch. */
export function tipOf(timeline: Timeline, branch: number): TimelineStep {
  const tip = timeline.steps.findLast((step) => step.branch === branch);
  if (!tip) throw new Error(`the timeline has no branch ${branch}`);
  return tip;
}

/** The steps from the beginning to the end of a branch (the current one). */
export function pathOf(timeline: Timeline, branch = timeline.branch): TimelineStep[] {
  const path = [tipOf(timeline, branch)];
  for (let { parent } = path[0]; parent !== null; { parent } = path[0])
    path.unshift(stepOf(timeline, parent));
  return path;
}

/**
 * Adds a change after the current step: at the end of its branch, else as the first step of a new branch. With `merge` it
 * takes the current step's place instead, where nothing came after that yet.
 */
export function addStep(timeline: Timeline, spec: ExperimentSpec, merge = false): Timeline {
  const { steps, branches, current } = timeline;
  const from = stepOf(timeline, current);
  const followed = steps.some((step) => step.parent === current);
  if (merge && !followed && from.parent !== null) {
    return { ...timeline, steps: steps.map((step) => (step === from ? { ...from, spec } : step)) };
  }
  const id = nextId(steps);
  const onwards = tipOf(timeline, from.branch).id === current;
  const branch = onwards ? from.branch : nextId(branches);
  return {
    steps: [...steps, { id, parent: current, branch, spec, name: null }],
    branches: onwards ? branches : [...branches, { id: branch, name: null }],
    current: id,
    branch,
  };
}

/** Takes the current step away, where nothing came after it: a change that was taken back while it was made. */
export function dropStep(timeline: Timeline): Timeline {
  const { steps, current } = timeline;
  const { parent, name } = stepOf(timeline, current);
  if (parent === null || name !== null || steps.some((step) => step.parent === current))
    return timeline;
  const left = steps.filter(({ id }) => id !== current);
  const { branch } = stepOf(timeline, parent);
  return withoutEmptyBranches({ ...timeline, steps: left, current: parent, branch });
}

/** Goes to a step, and to its branch when it is not on the path of the current one. */
export function goToStep(timeline: Timeline, id: number): Timeline {
  const step = stepOf(timeline, id);
  const onPath = pathOf(timeline).includes(step);
  return { ...timeline, current: id, branch: onPath ? timeline.branch : step.branch };
}

/** Goes along the path by so many steps, at most to its ends: −1 undoes, 1 redoes. */
export function moveAlong(timeline: Timeline, by: number): Timeline {
  const path = pathOf(timeline);
  const at = path.findIndex(({ id }) => id === timeline.current);
  const { id } = path[Math.min(Math.max(at + by, 0), path.length - 1)];
  return { ...timeline, current: id };
}

/** Goes to the end of a branch. */
export function goToBranch(timeline: Timeline, branch: number): Timeline {
  return { ...timeline, branch, current: tipOf(timeline, branch).id };
}

/** Names a step; an empty name gives it its own again. */
export function nameStep(timeline: Timeline, id: number, name: string): Timeline {
  const steps = timeline.steps.map((step) =>
    step.id === id ? { ...step, name: name.trim() || null } : step,
  );
  return { ...timeline, steps };
}

/** Names a branch; an empty name takes its name away. */
export function nameBranch(timeline: Timeline, id: number, name: string): Timeline {
  const branches = timeline.branches.map((branch) =>
    branch.id === id ? { ...branch, name: name.trim() || null } : branch,
  );
  return { ...timeline, branches };
}

/** Branches that lost their last step are gone. */
export function withoutEmptyBranches(timeline: Timeline): Timeline {
  const { steps, branches } = timeline;
  const used = new Set(steps.map(({ branch }) => branch));
  return branches.every(({ id }) => used.has(id))
    ? timeline
    : { ...timeline, branches: branches.filter(({ id }) => used.has(id)) };
}

function nextId(list: readonly { readonly id: number }[]): number {
  return 1 + list.reduce((most, { id }) => Math.max(most, id), -1);
}
