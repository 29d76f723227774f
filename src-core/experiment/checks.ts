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
}

/** Checks a run: row sums, masked weights, a second computation, and the terms of its numbers. */
export function checksOf(run: Run): RunChecks {
  const { model, spec } = run;
  const options = {
    heads: model.heads,
    keyValueHeads: model.keyValueHeads,
    divisor: divisorOf({ ...spec, faults: [] }, model),
    temperature: spec.temperature,
  };
  return {
    heads: run.layers.flatMap(({ heads }, layer) =>
      heads.map((_, head) => headChecks(run, layer, head, options)),
    ),
    terms: termChecks(run),
    deliberate:
      spec.faults.length > 0 ||
      run.nodes.some(({ inputs, overrides }) => inputs.length > 0 && overrides.length > 0),
  };
}
