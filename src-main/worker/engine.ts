import { contributions, explain, gradient, influence } from '#core/attention';
import type { EngineContract, Implementation } from '#core/contract';
import {
  changedStages,
  checksOf,
  checksumOf,
  cutOut,
  differenceOf,
  finiteDifference,
  partOf,
  stagesOf,
} from '#core/experiment';
import { createRunCache } from './run-cache.ts';

/** Answers the engine's questions with the core. */
export function createEngine(now: () => number): Implementation<EngineContract> {
  const { runOf } = createRunCache();
  return {
    engine: {
      compute({ spec, parts, checksum }) {
        const started = now();
        const run = runOf(spec);
        const { model, tokens, contextTokens, dK, dV, blocked, unknown, contextUnknown } = run;
        return {
          ...{ tokens, contextTokens, dK, dV, blocked, unknown, contextUnknown },
          layers: run.layers.length,
          stages: run.layers.map((_, layer) => stagesOf(run, layer)),
          heads: model.heads,
          dModel: model.dModel,
          dimensions: model.dimensions,
          headNames: model.headNames,
          parts: parts.map((request) => partOf(run, request)),
          checksum: checksum ? checksumOf(run) : null,
          elapsed: now() - started,
        };
      },
      explain: ({ spec, address }) => explain(runOf(spec), address),
      influence: ({ spec, address, most }) => influence(runOf(spec), address, most),
      contributions: ({ spec, address }) => contributions(runOf(spec), address),
      gradient({ spec, of, by, rows, cols, measured }) {
        const run = runOf(spec);
        return {
          gradient: cutOut(gradient(run, of, by), { ...by, rows, cols }),
          measured: measured && finiteDifference(run, of, { ...by, ...measured }),
        };
      },
      checks: ({ spec }) => checksOf(runOf(spec)),
      compare({ before, after, parts }) {
        const [old, changed] = [runOf(before), runOf(after)];
        return {
          changed: changedStages(old, changed),
          parts: parts.map((request) => differenceOf(old, changed, request)),
        };
      },
    },
  };
}
