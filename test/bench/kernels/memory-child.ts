/** Runs one contestant at 4,096 tokens of 12 heads in a process of its own, and prints by how many MiB that grew. */
import { normals, onnx, ours } from './contestants.ts';

const shape = { heads: 12, tokens: 4096, headSize: 64, causal: false };
const size = 12 * 4096 * 64;
const mebibytes = () => process.resourceUsage().maxRSS / 1024;

/** Loads everything and runs once on a short text, so that only what the length costs is counted. */
async function contestant(name: string, tokens: number): Promise<void> {
  const own = { ...shape, tokens };
  const length = (size / 4096) * tokens;
  const inputs = [1, 2, 3].map((seed) => normals(seed, length)) as [
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  if (name === 'ours') ours(name, 'relaxed', own, inputs).run();
  else await (await onnx(name as 'onnxruntime-node', own, inputs)).run();
}

const name = process.argv[2];
await contestant(name, 64);
const before = mebibytes();
await contestant(name, 4096);
console.log(mebibytes() - before);
