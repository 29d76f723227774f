import { z } from 'zod';
import { LabError } from '#core/attention';
import {
  DEFAULT_SPEC,
  PRESETS,
  runExperiment,
  specSchema,
  type ExperimentSpec,
  type Run,
} from '#core/experiment';
import type { ProblemList } from './problem.ts';
import { fitYaml, readYaml } from './read-yaml.ts';
import type { LessonExperiment } from './tree.ts';

const fileSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  /** The preset that it changes; what the lab opens with, when left out. */
  from: z.string().max(64).optional(),
  spec: z.looseObject({}),
});

/** Reads `experiments/NAME.json`: a title and the settings that differ from a preset. Null after telling why. */
export function readExperiment(
  id: string,
  text: string,
  problems: ProblemList,
): LessonExperiment | null {
  const yaml = readYaml(text, 'experiment', problems);
  const file = yaml && fitYaml(yaml, fileSchema, 'experiment', problems);
  if (!file) return null;
  const base = file.from === undefined ? DEFAULT_SPEC : presetOf(file.from)?.spec;
  if (!base) {
    problems.add('experiment', yaml.lineOf(['from']), `There is no preset “${file.from}”.`);
    return null;
  }
  const whole = { ...yaml, value: { ...base, ...file.spec } };
  const inFile = {
    ...whole,
    lineOf: (path: readonly PropertyKey[]) => yaml.lineOf(['spec', ...path]),
  };
  const spec = fitYaml(inFile, specSchema, 'experiment', problems);
  if (!spec) return null;
  try {
    runExperiment(spec);
  } catch (fault) {
    if (!(fault instanceof LabError)) throw fault;
    problems.add('experiment', yaml.lineOf(['spec']), fault.message);
    return null;
  }
  return { id, title: file.title, spec };
}

function presetOf(id: string): LessonExperiment | null {
  return PRESETS.find((preset) => preset.id === id) ?? null;
}

/** The experiments that a lesson may name: its own before the presets. Each is computed once. */
export interface Experiments {
  /** Throws `lesson.experiment` when there is none of this name. */
  find(id: string): LessonExperiment;
  run(id: string): Run;
  /** Those that were asked for. */
  used(): LessonExperiment[];
}

/** Runs by what they are computed from; lessons share presets. */
export type RunOf = (spec: ExperimentSpec) => Run;

/** The lookup of one lesson's experiments. */
export function experimentsOf(own: readonly LessonExperiment[], runOf: RunOf): Experiments {
  const used = new Map<string, LessonExperiment>();
  function find(id: string): LessonExperiment {
    const known = used.get(id);
    if (known) return known;
    const found = own.find((one) => one.id === id) ?? presetOf(id);
    if (!found) {
      const names = [...own, ...PRESETS].map((one) => one.id).join(', ');
      throw new LabError('lesson.experiment', `There is no experiment “${id}”. Known: ${names}.`);
    }
    const { title, spec } = found;
    used.set(id, { id, title, spec });
    return { id, title, spec };
  }
  return { find, run: (id) => runOf(find(id).spec), used: () => [...used.values()] };
}

/** Keeps the runs of the last experiments that were asked for. */
export function keepRuns(most = 32): RunOf {
  const runs = new Map<ExperimentSpec, Run>();
  return (spec) => {
    const kept = runs.get(spec);
    if (kept) return kept;
    const run = runExperiment(spec);
    runs.set(spec, run);
    const [oldest] = runs.keys();
    if (runs.size > most && oldest) runs.delete(oldest);
    return run;
  };
}
