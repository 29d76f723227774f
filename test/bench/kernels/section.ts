import { fmaLimit } from '../tools/limit.ts';
import { attentionTable } from './attention.ts';
import { layerTable } from './layer.ts';
import { memoryTable } from './memory.ts';
import { threadsTable } from './threads.ts';

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
  const parts = ['## Attention kernels (float32, one thread unless said)', ''];
  for (const shape of [...SHAPES, TINY]) {
    const size = `${shape.heads} × ${shape.tokens} × ${shape.headSize}`;
    console.log(`attention ${size}${shape.causal ? ', causal' : ''}`);
    parts.push(await attentionTable(`${size}${shape.causal ? ', causal' : ''}`, shape, limit));
  }
  console.log('layer');
  parts.push(await layerTable(limit));
  console.log('threads');
  parts.push(await threadsTable());
  console.log('memory');
  parts.push(memoryTable());
  return parts.join('\n');
}
