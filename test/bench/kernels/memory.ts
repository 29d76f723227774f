import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openKernel } from '../tools/lab.ts';
import { ATTENTION_GRAPHS } from '../peers/graphs.ts';
import { table } from '../tools/markdown.ts';
import type { Target } from './targets.ts';

const MEBI = 2 ** 20;

/** What 4,096 tokens of 12 heads take besides inputs and output. */
export function memoryTable(): { text: string; target: Target } {
  const shape = { heads: 12, queries: 4096, headSize: 64 };
  const streaming = openKernel().prepareAttention(shape).extraBytes / MEBI;
  const keep = { pool: 'max', rows: 8, columns: 8 } as const;
  const pooled = openKernel().prepareAttention({ ...shape, keep }).extraBytes / MEBI;
  const inputs = (4 * 4 * 12 * 4096 * 64) / MEBI;
  const rows: (string | number)[][] = [
    ['ours', streaming, grown('ours')],
    ['ours, with a 512 × 512 map of the weights', pooled, NaN],
  ];
  for (const name of ['onnxruntime-node', 'onnxruntime-web']) {
    for (const kind of ATTENTION_GRAPHS) rows.push([`${name} (${kind})`, NaN, grown(name, kind)]);
  }
  rows.push(['one n × n matrix per head', (12 * 4096 ** 2 * 4) / MEBI, NaN]);
  const text = [
    '### Memory at 12 × 4096 × 64, MiB',
    '',
    table(['', 'extra, by count', 'process grew by'], rows),
    '',
    `Inputs and output alone are ${inputs} MiB, and the process that computes also holds copies of the inputs. A dash in`,
    'the last column: it could not run that, or was not asked to.',
    '',
  ].join('\n');
  const name = '4,096 tokens: extra memory, MiB';
  return { text, target: { name, wanted: 24, measured: streaming, atMost: true } };
}

function grown(...contestant: string[]): number {
  const child = fileURLToPath(new URL('memory-child.ts', import.meta.url));
  try {
    const text = execFileSync(process.execPath, [child, ...contestant], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return Number(text.trim().split('\n').at(-1));
  } catch {
    return NaN;
  }
}
