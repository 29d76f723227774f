import { LabError } from '#core/attention';
import { exerciseSchema, type Exercise } from '#core/practice';
import type { Build } from './build.ts';
import { computeYaml } from './compute-yaml.ts';
import { wrongSums } from './solution-rule.ts';
import { fitYaml, readYaml, type YamlSource } from './read-yaml.ts';

type Context = Pick<Build, 'experiments' | 'problems' | 'lesson'>;

const MOST = 100;

/** Reads `exercises.yaml`: a list of exercises, their numbers computed. What does not fit is told and left out. */
export function readExercises(text: string, context: Context): Exercise[] {
  const { problems } = context;
  const yaml = readYaml(text, 'exercise', problems);
  if (!yaml) return [];
  const { value } = computeYaml(yaml, context);
  if (!Array.isArray(value) || value.length > MOST) {
    problems.add('exercise', 1, `A list of at most ${MOST} exercises is expected.`);
    return [];
  }
  const seen = new Set<string>();
  return value.flatMap((item: unknown, i) => {
    const exercise = fitOne(item, i, yaml, context);
    if (!exercise) return [];
    if (seen.has(exercise.id)) {
      problems.add('exercise', yaml.lineOf([i]), `The exercise “${exercise.id}” is there twice.`);
      return [];
    }
    seen.add(exercise.id);
    return [exercise];
  });
}

function fitOne(item: unknown, i: number, yaml: YamlSource, context: Context): Exercise | null {
  const { problems, experiments, lesson } = context;
  const line = yaml.lineOf([i]);
  if (typeof item !== 'object' || item === null) {
    problems.add('exercise', line, 'An exercise is a list of names and values.');
    return null;
  }
  const value: Record<string, unknown> = { ...item, origin: { kind: 'lesson', lesson } };
  try {
    for (const key of ['lab', 'of'])
      if (key in value) value[key] = withSpec(value[key], experiments.find);
  } catch (fault) {
    if (!(fault instanceof LabError)) throw fault;
    problems.add('experiment', line, fault.message);
    return null;
  }
  const source = { value, lineOf: (path: readonly PropertyKey[]) => yaml.lineOf([i, ...path]) };
  const exercise = fitYaml(source, exerciseSchema, 'exercise', problems);
  for (const { place, message } of exercise ? wrongSums(exercise) : [])
    problems.add('exercise', source.lineOf(['solution', place]), message);
  return exercise;
}

/** `experiment: NAME`, which may be one of the lesson's own, as the settings that it stands for. */
function withSpec(value: unknown, find: Context['experiments']['find']): unknown {
  if (typeof value !== 'object' || value === null || !('experiment' in value)) return value;
  const { experiment, ...rest } = value;
  return { ...rest, spec: find(String(experiment)).spec };
}
