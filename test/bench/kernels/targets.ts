import { table } from '../tools/markdown.ts';
import type { AttentionFacts } from './attention.ts';

/** One thing to reach, and what was measured. */
export interface Target {
  readonly name: string;
  readonly wanted: number;
  readonly measured: number;
  /** Whether less is better. */
  readonly atMost?: boolean;
  /** What a kernel at the whole 128-bit limit would measure. */
  readonly ceiling?: number;
}

/** The targets that one attention table answers. */
export function attentionTargets(name: string, facts: AttentionFacts): Target[] {
  const { causal, tokens } = facts.shape;
  const node = {
    measured: facts.ratio('onnxruntime-node'),
    ceiling: facts.ceiling('onnxruntime-node'),
  };
  const error: Target = {
    name: `${name}: greatest error`,
    wanted: 2e-6,
    measured: facts.error,
    atMost: true,
  };
  if (tokens < 128) return [{ name: `${name}: × onnxruntime-node`, wanted: 5, ...node }, error];
  const web = facts.ratio('onnxruntime-web');
  if (causal) {
    return [
      { name: `${name}: × onnxruntime-node`, wanted: 1, ...node },
      { name: `${name}: × onnxruntime-web`, wanted: 3.5, measured: web },
      error,
    ];
  }
  return [
    { name: `${name}: part of the 128-bit limit`, wanted: 0.7, measured: facts.limitPart },
    { name: `${name}: × onnxruntime-node`, wanted: 0.5, ...node },
    { name: `${name}: × onnxruntime-web`, wanted: 1.8, measured: web },
    error,
  ];
}

/** Met or not, and by how much. */
export function targetTable(targets: readonly Target[]): string {
  const bounded = targets.some(({ ceiling }) => ceiling !== undefined);
  const rows = targets.map(({ name, wanted, measured, atMost = false, ceiling = NaN }) => {
    const met = atMost ? measured <= wanted : measured >= wanted;
    const bound = `${atMost ? '≤' : '≥'} ${wanted < 0.001 ? wanted.toExponential(0) : wanted}`;
    return [name, bound, measured, ...(bounded ? [ceiling] : []), met ? 'yes' : '**no**'];
  });
  const head = ['', 'wanted', 'measured', ...(bounded ? ['at the 128-bit limit'] : []), 'met'];
  return ['### Targets', '', table(head, rows), '', ...(bounded ? [CEILING, ''] : [])].join('\n');
}

const CEILING = `Ratios are medians of paired rounds. “At the 128-bit limit” is the most that any WebAssembly kernel could reach
here: onnxruntime-node computes with the widest vectors that the processor has (256 bits with AVX2, 512 with AVX-512),
WebAssembly with 128 bits. A row above 200 % of the limit can only come from 512. Where the ceiling itself is below the
target, no such kernel can meet it on this machine; our own part of the limit says how much of what there is we have.`;
