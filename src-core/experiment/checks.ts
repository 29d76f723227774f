import { headChecks, termChecks, type HeadChecks, type TermChecks } from '#core/attention';
import { divisorOf } from './divisor-of.ts';
import type { Run } from './run.ts';

/** What a learner can see of a run's soundness. */
export interface RunChecks {
  /** Every head of every layer, against a second, independent computation of the definition. */
  readonly heads: readonly HeadChecks[];
  /** Numbers of all stages against the sum of their terms. */
  readonly terms: TermChecks;
  /**
   * Whether faults, ablations or edits of computed numbers are in force: then the run is meant to differ from the
   * definition, and the differences say by how much.
   */
  readonly deliberate: boolean;
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

/** The checks in steps, a head at a time, each yielding the share that is done: the second computation takes long. */
export function* checkSteps(run: Run): Generator<number, RunChecks, void> {
  const { model, spec } = run;
  const options = {
    heads: model.heads,
    keyValueHeads: model.keyValueHeads,
    divisor: divisorOf({ ...spec, faults: [] }, model),
    temperature: spec.temperature,
  };
  const all = run.layers.length * model.heads;
  const heads: HeadChecks[] = [];
  for (let layer = 0; layer < run.layers.length; layer++) {
    for (let head = 0; head < model.heads; head++) {
      heads.push(headChecks(run, layer, head, options));
      yield heads.length / all;
    }
  }
  return {
    heads,
    terms: termChecks(run),
    precision: spec.model.kind === 'encoder' ? 'float32' : 'float64',
    deliberate:
      spec.faults.length > 0 ||
      run.nodes.some(({ inputs, overrides }) => inputs.length > 0 && overrides.length > 0),
  };
}
