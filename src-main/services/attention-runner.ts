import type { CallContext } from '#core/contract';
import type { ExperimentSpec } from '#core/experiment';
import { createEngineLane, type EngineQuestions } from './engine-lane.ts';

/** Every question of the engine, with the signal of who asks; progress is told to who wants it. */
type Answers = {
  readonly [Name in keyof EngineQuestions]: (
    request: Parameters<EngineQuestions[Name]>[0],
    context: Pick<CallContext, 'signal'> & Partial<CallContext>,
  ) => ReturnType<EngineQuestions[Name]>;
};

/** Computes in worker threads. */
export interface AttentionRunner extends Answers {
  close(): Promise<void>;
}

export interface RunnerOptions {
  /** The built worker's file, made by the host's entry file. */
  readonly workerUrl: URL;
  /** Milliseconds without an answer or a sign of progress after which a computation is given up. */
  readonly timeout?: number;
  /** Folders with files of trained models. */
  readonly models?: readonly string[];
}

/** A question that nobody gives up. */
const NOBODY: Pick<CallContext, 'signal'> = {
  signal: {
    aborted: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  },
};

/**
 * Four lanes, each with a worker that starts when it is first needed: pictures, explanations, what takes long, lessons. What
 * is asked in one never waits for another, so a picture follows the hand whatever else is being computed.
 */
export function createAttentionRunner(options: RunnerOptions): AttentionRunner {
  const pictures = createEngineLane({ ...options, runs: 8 });
  const explanations = createEngineLane({ ...options, runs: 2 });
  const long = createEngineLane({ ...options, runs: 1 });
  const lessons = createEngineLane({ ...options, runs: 1 });

  // A trained model takes much memory: one lane holds it, a second one only while a lens asks for what cannot pause.
  const isTrained = ({ spec }: { spec: ExperimentSpec }) => spec.model.kind === 'encoder';
  const quick = (request: { spec: ExperimentSpec }) =>
    isTrained(request) ? pictures : explanations;
  const slow = (request: { spec: ExperimentSpec }) => (isTrained(request) ? long : explanations);

  return {
    // Told and stopped half-way only where a trained model has to be opened first.
    compute: (request, context) =>
      pictures.ask(context, (engine, signals) => engine.compute(request, signals)),
    compare: (request, context) => pictures.ask(context, (engine) => engine.compare(request)),
    contributions: (request, context) =>
      pictures.ask(context, (engine) => engine.contributions(request)),
    explain: (request, context) => quick(request).ask(context, (engine) => engine.explain(request)),
    programme: (request, context) =>
      explanations.ask(context, (engine) => engine.programme(request)),
    influence: (request, context) =>
      slow(request).ask(context, (engine) => engine.influence(request)),
    gradient: (request, context) =>
      slow(request).ask(context, (engine) => engine.gradient(request)),
    saturation: (request, context) =>
      quick(request).ask(context, (engine) => engine.saturation(request)),
    checks: (request, context) =>
      isTrained(request)
        ? pictures.askBeside(context, (engine, signals) => engine.checks(request, signals))
        : long.ask(context, (engine, signals) => engine.checks(request, signals)),
    scaling: (request, context) =>
      long.ask(context, (engine, signals) => engine.scaling(request, signals)),
    overview: (request, context) => pictures.ask(context, (engine) => engine.overview(request)),
    space: (request, context) => quick(request).ask(context, (engine) => engine.space(request)),
    wordPaths: (request, context) =>
      quick(request).ask(context, (engine) => engine.wordPaths(request)),
    nearest: (request, context) => quick(request).ask(context, (engine) => engine.nearest(request)),
    likeness: ({ specs }, context) => {
      const [spec] = specs;
      const lane = spec ? quick({ spec }) : explanations;
      return lane.ask(context, (engine) => engine.likeness({ specs }));
    },
    habits: (request, context) =>
      pictures.askBeside(context, (engine, signals) => engine.habits(request, signals)),
    alike: (request, context) => pictures.ask(context, (engine) => engine.alike(request)),
    readCourse: (request, context) => lessons.ask(context, (engine) => engine.readCourse(request)),
    examineModel: (request, context) =>
      long.ask(context, (engine, signals) => engine.examineModel(request, signals)),
    async forgetModel(request) {
      const holding = [pictures, long].filter((lane) => lane.isRunning);
      await Promise.all(
        holding.map((lane) => lane.ask(NOBODY, (engine) => engine.forgetModel(request))),
      );
    },
    async close() {
      await Promise.all([pictures, explanations, long, lessons].map((lane) => lane.close()));
    },
  };
}
