import {
  headCheckSteps,
  isHeadStage,
  termChecks,
  type HeadChecks,
  type TermChecks,
} from '#core/attention';
import { divisorOf } from './divisor-of.ts';
import type { Run } from './run.ts';

/** One head of a run, both counted from 0. */
export interface HeadPlace {
  readonly layer: number;
  readonly head: number;
}

/** What a learner can see of a run's soundness. */
export interface RunChecks {
  /** Every head of every layer, or the one asked for, against a second, independent computation of the definition. */
  readonly heads: readonly HeadChecks[];
  /** Numbers of all stages against the sum of their terms. */
  readonly terms: TermChecks;
  /**
   * Whether faults, ablations or edits of computed numbers are in force: then the run is meant to differ from the
   * definition, and the differences say by how much.
   */
  readonly deliberate: boolean;
  /** The head that alone was checked, with the stages of its layer; null where all were. */
  readonly only: HeadPlace | null;
  /** Of which precision the products of the run are: a trained model’s are float32. */
  readonly precision: 'float64' | 'float32';
}

/** Checks a run: row sums, masked weights, a second computation, and the terms of its numbers. */
export function checksOf(run: Run): RunChecks {
  const steps = checkSteps(run);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The checks in steps, each yielding the share that is done: the second computation takes long. With `only` they are
 * those of one head and of the stages of its layer, as a trained model’s many heads would take minutes.
 */
export function* checkSteps(
  run: Run,
  only: HeadPlace | null = null,
): Generator<number, RunChecks, void> {
  const { model, spec } = run;
  const options = {
    heads: model.heads,
    keyValueHeads: model.keyValueHeads,
    divisor: divisorOf({ ...spec, faults: [] }, model),
    temperature: spec.temperature,
  };
  const places = only ? [only] : everyHead(run);
  const heads: HeadChecks[] = [];
  for (const { layer, head } of places) {
    const steps = headCheckSteps(run, layer, head, options);
    let step = steps.next();
    for (; !step.done; step = steps.next()) yield (heads.length + step.value) / places.length;
    heads.push(step.value);
    yield heads.length / places.length;
  }
  const nodes = run.nodes.filter(({ address: { layer, head, stage } }) =>
    only ? layer === only.layer && (!isHeadStage(stage) || head === only.head) : true,
  );
  return {
    heads,
    terms: termChecks({ nodes }, only ? FEW : undefined),
    only,
    precision: spec.model.kind === 'encoder' ? 'float32' : 'float64',
    deliberate:
      spec.faults.length > 0 ||
      run.nodes.some(({ inputs, numbers }) => inputs.length > 0 && numbers.asked.length > 0),
  };
}

/** Numbers of a stage whose terms are added up, where a number has hundreds of them. */
const FEW = 8;

function everyHead(run: Run): HeadPlace[] {
  return run.layers.flatMap((_, layer) =>
    Array.from({ length: run.model.heads }, (__, head) => ({ layer, head })),
  );
}
