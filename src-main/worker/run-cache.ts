import { rerun, runExperiment, type ExperimentSpec, type Run } from '#core/experiment';

/** How many numbers all kept runs may have together (8 bytes each); the newest run is kept whatever its size. */
const KEPT_NUMBERS = 2 ** 26;

/** Computed runs by their experiment. */
export interface RunCache {
  /** A kept run, or a new one that takes over what the last one already knows. */
  runOf(spec: ExperimentSpec): Run;
  /** Lets go of the runs of trained models. */
  forgetTrained(): void;
}

/** An empty cache that keeps so many runs, so that looking at another stage or head computes nothing. */
export function createRunCache(keptRuns = 8): RunCache {
  // In order of use: the first is the oldest, the last the newest.
  const runs = new Map<string, Run>();
  let newest: Run | undefined;

  function trim(): void {
    const kept = [...runs].reverse();
    let numbers = 0;
    kept.forEach(([key, run], age) => {
      numbers += sizeOf(run);
      if (age > 0 && (age >= keptRuns || numbers > KEPT_NUMBERS)) runs.delete(key);
    });
  }

  return {
    forgetTrained() {
      for (const [key, run] of runs) if (run.spec.model.kind === 'encoder') runs.delete(key);
      if (newest?.spec.model.kind === 'encoder') newest = undefined;
    },
    runOf(spec) {
      // Runs grow while they are looked at.
      trim();
      const key = JSON.stringify(spec);
      const run = runs.get(key) ?? (newest ? rerun(newest, spec) : runExperiment(spec));
      runs.delete(key);
      runs.set(key, run);
      newest = run;
      trim();
      return run;
    },
  };
}

/** The numbers of a run that were computed so far, counting those it shares with another one too. */
function sizeOf(run: Run): number {
  return run.nodes.reduce(
    (sum, node) => (node.numbers.isComputed ? sum + node.value.rows * node.value.cols : sum),
    0,
  );
}
