import type { ComputeReply, ComputeRequest, EngineContract, Implementation } from '#core/contract';
import { checksumOf, partOf, runExperiment, type ExperimentSpec, type Run } from '#core/experiment';

/** How many computed runs are kept, so that looking at another stage or head computes nothing. */
const KEPT_RUNS = 8;

/** Answers the engine's questions with the core. */
export function createEngine(now: () => number): Implementation<EngineContract> {
  const runs = new Map<string, Run>();

  function runOf(spec: ExperimentSpec): Run {
    const key = JSON.stringify(spec);
    const run = runs.get(key) ?? runExperiment(spec);
    // Reinserted, so that the map is in order of use and its first key is the oldest.
    runs.delete(key);
    runs.set(key, run);
    const oldest = runs.keys().next();
    if (runs.size > KEPT_RUNS && !oldest.done) runs.delete(oldest.value);
    return run;
  }

  function compute({ spec, parts, checksum }: ComputeRequest): ComputeReply {
    const started = now();
    const run = runOf(spec);
    return {
      tokens: run.tokens,
      contextTokens: run.contextTokens,
      heads: spec.model.heads,
      dModel: spec.model.dModel,
      dK: run.dK,
      blocked: run.blocked,
      parts: parts.map((request) => partOf(run, request)),
      checksum: checksum ? checksumOf(run) : null,
      elapsed: now() - started,
    };
  }

  return { engine: { compute } };
}
