import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { specSchema, type ExperimentSpec } from '../spec.ts';
import { MOST_STEPS, pruned } from './prune.ts';
import type { Timeline, TimelineStep } from './timeline.ts';

const { edits, faults, ablations } = specSchema.shape;

/** What a step changed: only the settings that are not those of the step before, so nothing has a default. */
const changeSchema = specSchema
  .omit({ format: true })
  .extend({ edits: edits.unwrap(), faults: faults.unwrap(), ablations: ablations.unwrap() })
  .partial();
type Change = z.output<typeof changeSchema>;

const id = z
  .int()
  .min(0)
  .max(2 ** 31);
const name = z.string().max(LIMITS.name).nullable();

/** A timeline as it is stored with its experiment: the first inputs whole, then what each step changed. */
export const timelineSchema = z
  .strictObject({
    format: z.literal(1),
    start: specSchema,
    steps: z
      .array(z.strictObject({ id, parent: id.nullable(), branch: id, name, change: changeSchema }))
      .min(1)
      .max(2 * MOST_STEPS),
    branches: z
      .array(z.strictObject({ id, name }))
      .min(1)
      .max(2 * MOST_STEPS),
    current: id,
    branch: id,
  })
  .superRefine((stored, context) => {
    const wrong = (path: PropertyKey[], message: string) =>
      context.addIssue({ code: 'custom', path, message });
    const seen = new Set<number>();
    const branches = new Set(stored.branches.map((branch) => branch.id));
    stored.steps.forEach((step, i) => {
      if (seen.has(step.id)) wrong(['steps', i, 'id'], 'there are two steps with this number');
      const first = step.parent === null;
      if (first !== (i === 0) || (step.parent !== null && !seen.has(step.parent)))
        wrong(['steps', i, 'parent'], 'every step but the first comes after one that is above it');
      if (!branches.has(step.branch))
        wrong(['steps', i, 'branch'], 'there is no branch with this number');
      seen.add(step.id);
    });
    const used = new Set(stored.steps.map((step) => step.branch));
    if (used.size !== stored.branches.length || branches.size !== stored.branches.length)
      wrong(['branches'], 'every branch has a number of its own and at least one step');
    if (!seen.has(stored.current)) wrong(['current'], 'there is no step with this number');
    if (!used.has(stored.branch)) wrong(['branch'], 'there is no branch with this number');
  });

export type StoredTimeline = z.output<typeof timelineSchema>;

/** The timeline in the size that is kept: the oldest steps are merged into those after them. */
function boundedTimeline(timeline: Timeline): Timeline {
  return pruned(timeline, sizeOf);
}

/** A timeline as it is stored, bounded in size. */
export function packTimeline(timeline: Timeline): StoredTimeline {
  const { steps, branches, current, branch } = boundedTimeline(timeline);
  const byId = new Map(steps.map((step) => [step.id, step]));
  return {
    format: 1,
    start: steps[0].spec,
    steps: steps.map((step) => {
      const parent = step.parent === null ? step : byId.get(step.parent);
      const { id: own, branch: line, name: title } = step;
      return {
        ...{ id: own, parent: step.parent, branch: line, name: title },
        change: changeOf(parent?.spec, step.spec),
      };
    }),
    branches: branches.map((one) => ({ ...one })),
    current,
    branch,
  };
}

/** A stored timeline with every step's inputs. What it is given must have passed `timelineSchema`. */
export function unpackTimeline(stored: StoredTimeline): Timeline {
  const specs = new Map<number, ExperimentSpec>();
  const steps = stored.steps.map(({ change, ...step }): TimelineStep => {
    const before = (step.parent === null ? undefined : specs.get(step.parent)) ?? stored.start;
    // What was checked has no setting that is there and undefined, which the type cannot say.
    const spec = { ...before, ...(change as Partial<ExperimentSpec>) } as ExperimentSpec;
    specs.set(step.id, spec);
    return { ...step, spec };
  });
  const { branches, current } = stored;
  const timeline: Timeline = { steps, branches, current, branch: stored.branch };
  return onItsPath(timeline);
}

/** Where a file says that the learner is on one branch and at a step of another, the step counts. */
function onItsPath(timeline: Timeline): Timeline {
  const byId = new Map(timeline.steps.map((step) => [step.id, step]));
  let step = timeline.steps.findLast(({ branch }) => branch === timeline.branch);
  while (step && step.id !== timeline.current)
    step = step.parent === null ? undefined : byId.get(step.parent);
  const branch = byId.get(timeline.current)?.branch ?? timeline.branch;
  return step ? timeline : { ...timeline, branch };
}

function changeOf(before: ExperimentSpec | undefined, after: ExperimentSpec): Change {
  const keys = Object.keys(after) as (keyof ExperimentSpec)[];
  return Object.fromEntries(
    keys.filter((key) => after[key] !== before?.[key]).map((key) => [key, after[key]]),
  );
}

function sizeOf(step: TimelineStep, parent: TimelineStep | undefined): number {
  return (sizes.get(step) ?? measured(step, parent)).size;
}

// A step's size is asked again at every save; its spec never changes.
const sizes = new WeakMap<TimelineStep, { size: number }>();
function measured(step: TimelineStep, parent: TimelineStep | undefined): { size: number } {
  const size = JSON.stringify(changeOf(parent?.spec, step.spec)).length;
  sizes.set(step, { size });
  return { size };
}
