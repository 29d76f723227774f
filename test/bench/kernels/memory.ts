import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openKernel } from '../tools/lab.ts';
import { table } from '../tools/markdown.ts';

const MEBI = 2 ** 20;

/** What 4,096 tokens of 12 heads take besides inputs and output. */
export function memoryTable(): string {
  const shape = { heads: 12, queries: 4096, headSize: 64 };
  const streaming = openKernel().prepareAttention(shape).extraBytes / MEBI;
  const keep = { pool: 'max', rows: 8, columns: 8 } as const;
  const pooled = openKernel().prepareAttention({ ...shape, keep }).extraBytes / MEBI;
  const inputs = (4 * 4 * 12 * 4096 * 64) / MEBI;
  const rows = [
    ['ours', streaming, grown('ours')],
    ['ours, with a 512 × 512 map of the weights', pooled, NaN],
    ['onnxruntime-node', NaN, grown('onnxruntime-node')],
    ['onnxruntime-web', NaN, grown('onnxruntime-web')],
    ['one n × n matrix per head', (12 * 4096 ** 2 * 4) / MEBI, NaN],
  ];
  return [
    '### Memory at 12 × 4096 × 64, MiB',
    '',
    table(['', 'extra, by count', 'process grew by'], rows),
    '',
    `Inputs and output alone are ${inputs} MiB; the process also holds copies of the inputs that the benchmark makes.`,
    'Of onnxruntime’s three ways to say attention all are tried, as in the tables above.',
    '',
  ].join('\n');
}

function grown(contestant: string): number {
  const child = fileURLToPath(new URL('memory-child.ts', import.meta.url));
  try {
    const text = execFileSync(process.execPath, [child, contestant], { encoding: 'utf8' });
    return Number(text.trim().split('\n').at(-1));
  } catch {
    return NaN;
  }
}
