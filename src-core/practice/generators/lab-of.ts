import { DEFAULT_SPEC, type Edit, type ExperimentSpec } from '#core/experiment';
import type { LabLink } from '../exercise-parts.ts';
import type { HeadProblem } from '../head-problem.ts';
import { indexedAll } from './words.ts';

type Rows = readonly (readonly number[])[];

/** An experiment with the very numbers of a problem, put in by hand at the stages where it starts. */
export function labOf(problem: HeadProblem): LabLink {
  const { query, key, value, scores, weights, mask, temperature, scaling, target } = problem;
  const queries = (query ?? scores ?? weights ?? [[0]]).length;
  const keys = key?.length ?? (scores ?? weights ?? [[0]])[0].length;
  const dK = problem.dK ?? query?.[0].length ?? 4;
  const put = (stage: 'query' | 'key' | 'value' | 'scores' | 'weights', rows?: Rows): Edit[] =>
    (rows ?? []).flatMap((line, row) =>
      line.map((number, col) => ({
        address: { layer: 0, stage, head: 0, row, col },
        value: number,
      })),
    );
  const spec: ExperimentSpec = {
    ...DEFAULT_SPEC,
    text: indexedAll('q', queries).join(' '),
    context: indexedAll('k', keys).join(' '),
    model: {
      ...{ kind: 'seeded', seed: 1, heads: 1, positions: 'none' },
      dModel: problem.dModel ?? dK,
      dK,
      dV: value?.[0].length ?? 1,
    },
    scaling: scaling ? { kind: 'sqrt_d_k' } : { kind: 'none' },
    temperature,
    mask: mask ? { kind: 'painted', rows: [...mask] } : { kind: 'none' },
    edits: [
      ...put('query', query),
      ...put('key', key),
      ...put('value', value),
      ...put('scores', query ? undefined : scores),
      ...put('weights', weights),
    ],
  };
  return { spec, look: { layer: 0, stage: target, head: 0, row: 0, col: 0 } };
}
