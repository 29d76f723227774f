import { stripTypeScriptTypes } from 'node:module';
import { isHeadStage, type Matrix } from '#core/attention';
import { nameOf, programmeOf, programmeText, type Language } from '#core/code';
import { PRESETS, type AnyStage, type ExperimentSpec, type Run } from '#core/experiment';
import { SPECS } from '../support/specs.ts';
import { MORE_SPECS } from './more-specs.ts';

type Layer = Record<string, unknown> & { readonly heads: Record<string, number[][]>[] };

/** Runs the TypeScript programme of a run as a stranger would, and gives back its `layers`. */
export function layersOf(run: Run): Layer[] {
  const code = stripTypeScriptTypes(programmeText(programmeOf(run, 'typescript')));
  const quiet = { log: () => undefined };
  return new Function('console', `${code}\nreturn layers;`)(quiet) as Layer[];
}

/** What a programme keeps of a stage; undefined for what it has no place for (given numbers, aliases). */
export function keptOf(
  layers: readonly Layer[],
  { layer, stage, head }: { layer: number; stage: AnyStage; head: number },
  language: Language = 'typescript',
): number[][] | undefined {
  const name = nameOf(stage, language);
  const own = layers[layer];
  return isHeadStage(stage) ? own?.heads[head]?.[name] : (own?.[name] as number[][] | undefined);
}

/** Rows of a matrix, as plain arrays. */
export function rowsOf({ rows, cols, data }: Matrix): number[][] {
  return Array.from({ length: rows }, (_, i) =>
    Array.from(data.subarray(i * cols, (i + 1) * cols)),
  );
}

/** The course's presets, and experiments of every kind. */
export const PROGRAMME_CASES: [name: string, spec: ExperimentSpec][] = [
  ...Object.entries(SPECS),
  ...Object.entries(MORE_SPECS),
  ...PRESETS.map(({ id, spec }): [string, ExperimentSpec] => [`preset ${id}`, spec]),
];
