/**
 * Runs one contestant (and one of onnxruntime's graphs) at 4,096 tokens of 12 heads in a process of its own, and prints
 * by how many MiB that grew. Linux only.
 */
import { readFileSync } from 'node:fs';
import { attentionModel, graphDims, type AttentionGraph } from '../peers/graphs.ts';
import { onnxRunner, type OnnxPackage } from '../peers/onnx-runtime.ts';
import { normals, ours } from './contestants.ts';

const shape = { heads: 12, tokens: 4096, headSize: 64, causal: false };
const size = 12 * 4096 * 64;

/** The most that this process has had. (`resourceUsage` would begin with what its parent has.) */
function mebibytes(): number {
  const status = readFileSync('/proc/self/status', 'utf8');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

/** Loads everything and runs once on a short text, so that only what the length costs is counted. */
async function contestant(name: string, tokens: number): Promise<void> {
  const own = { ...shape, tokens };
  const length = (size / 4096) * tokens;
  const inputs = [1, 2, 3].map((seed) => normals(seed, length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  if (name === 'ours') {
    ours(name, 'relaxed', own, inputs).run();
    return;
  }
  const dims = graphDims(kind, own);
  const [q, k, v] = inputs.map((data) => ({ data, dims }));
  await (
    await onnxRunner(name as OnnxPackage, attentionModel(kind, own), { q, k, v })
  )();
}

const name = process.argv[2];
const kind = process.argv[3] as AttentionGraph;
await contestant(name, 64);
const before = mebibytes();
await contestant(name, 4096);
console.log(mebibytes() - before);
