import { contributions, explain, gradient, influence } from '#core/attention';
import { programmeOf } from '#core/code';
import type { EngineContract, Implementation } from '#core/contract';
import {
  changedStages,
  checkSteps,
  checksumOf,
  cutOut,
  DEFAULT_SPEC,
  differenceOf,
  finiteDifference,
  headsLike,
  measureHabits,
  overviewOf,
  partOf,
  runExperiment,
  saturationOf,
  sketchOf,
  stagesOf,
  vectorSpace,
} from '#core/experiment';
import { COST_KINDS, measureCost, openKernel, type CostKind } from '#core/kernels';
import { afterOpening } from './after-opening.ts';
import { createModelShelf, type ModelShelf } from './model-shelf.ts';
import { stepwise } from './stepwise.ts';
import { vectorAnswers } from './vector-answers.ts';
import { createRunCache, type RunCache } from './run-cache.ts';

export interface EngineOptions {
  /** Where computed runs are kept. */
  readonly cache?: RunCache;
  /** Where trained models are kept open. */
  readonly shelf?: ModelShelf;
  /** Lets messages in during a long computation; a cancellation may be among them. */
  readonly pause?: () => Promise<unknown>;
}

/** The longest that the measurements of one length may take together, milliseconds. */
const MEASURING = 2500;

/** Answers the engine's questions with the core. `now` is a clock in milliseconds. */
export function createEngine(
  now: () => number,
  {
    cache = createRunCache(),
    shelf = createModelShelf({ folders: [], idle: 0, released: () => undefined }),
    pause = () => Promise.resolve(),
  }: EngineOptions = {},
): Implementation<EngineContract> {
  const { runOf } = cache;
  const answers: Implementation<EngineContract> = {
    engine: {
      compute({ spec, parts, checksum, sketch }) {
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
          sketch: sketch ? sketchOf(partOf(run, sketch)) : null,
          checksum: checksum ? checksumOf(run) : null,
          elapsed: now() - started,
        };
      },
      explain: ({ spec, address }) => explain(runOf(spec), address),
      programme: ({ spec, language }) => programmeOf(runOf(spec), language),
      influence: ({ spec, address, most }) => influence(runOf(spec), address, most),
      contributions: ({ spec, address }) => contributions(runOf(spec), address),
      gradient({ spec, of, by, rows, cols, measured }) {
        const run = runOf(spec);
        return {
          gradient: cutOut(gradient(run, of, by), { ...by, rows, cols }),
          measured: measured && finiteDifference(run, of, { ...by, ...measured }),
        };
      },
      saturation: ({ spec, ...at }) => saturationOf(runOf(spec), at),
      checks: ({ spec, only }, context) =>
        stepwise(() => checkSteps(runOf(spec), only ?? null), context, pause),
      habits: ({ model }, context) =>
        stepwise(
          () => measureHabits((text) => runExperiment({ ...DEFAULT_SPEC, text, model })),
          context,
          pause,
        ),
      alike: ({ spec, layer, head }) => headsLike(runOf(spec), layer, head),
      compare({ before, after, parts }) {
        const [old, changed] = [runOf(before), runOf(after)];
        return {
          changed: changedStages(old, changed),
          parts: parts.map((request) => differenceOf(old, changed, request)),
          old: parts.map((request) => partOf(old, request)),
        };
      },
      async scaling(request, { signal, progress }) {
        await pause();
        const kernels = new Map(COST_KINDS.map((kind) => [kind, openKernel()] as const));
        const kernelOf = (kind: CostKind) => kernels.get(kind) ?? openKernel();
        const curves = await measureCost({
          ...request,
          ...{ kernelOf, clock: now, budget: MEASURING, onProgress: progress, signal },
          pause: async () => void (await pause()),
        });
        return { backend: kernelOf('dense').backend, curves };
      },
      overview: ({ spec, ...request }) => overviewOf(runOf(spec), request),
      // Loaded when it is first needed: the other lanes need no Markdown.
      async readCourse({ files, own, beside }) {
        const { readCourse } = await import('#core/lessons');
        return readCourse(files, { own, ...(beside ? { beside } : {}) });
      },
      space: ({ spec, clouds }) => vectorSpace(runOf(spec), clouds),
      ...vectorAnswers(runOf),
      examineModel: ({ path }, context) => stepwise(() => shelf.examining(path), context, pause),
      forgetModel: ({ id }) => shelf.forget(id),
    },
  };
  return { engine: afterOpening(answers.engine, shelf, pause) };
}
