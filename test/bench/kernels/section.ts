import { fmaLimit } from '../tools/limit.ts';
import { attentionTable } from './attention.ts';
import { layerTable } from './layer.ts';
import { memoryTable } from './memory.ts';
import { attentionTargets, targetTable, type Target } from './targets.ts';

const SHAPES = [
  { tokens: 512, causal: false },
  { tokens: 128, causal: false },
  { tokens: 512, causal: true },
  { tokens: 1024, causal: true },
  { tokens: 2048, causal: true },
].map((shape) => ({ heads: 12, headSize: 64, ...shape }));
const TINY = { heads: 4, tokens: 16, headSize: 16, causal: false };

/** The attention kernels against everything else that computes attention in JavaScript’s world. */
export async function kernelSection(): Promise<string> {
  const limit = await fmaLimit();
  const tables: string[] = [];
  const targets: Target[] = [];
  for (const shape of [...SHAPES, TINY]) {
    const size = `${shape.heads} × ${shape.tokens} × ${shape.headSize}`;
    const name = shape.causal ? `${size}, causal` : size;
    console.log(`attention ${name}`);
    const facts = await attentionTable(name, shape, limit);
    tables.push(facts.text);
    targets.push(...attentionTargets(name, facts));
  }
  console.log('layer, memory');
  for (const part of [await layerTable(limit), memoryTable()]) {
    tables.push(part.text);
    targets.push(part.target);
  }
  const title = '## Attention kernels (float32, one thread)';
  return [title, '', targetTable(targets), ...tables].join('\n');
}
