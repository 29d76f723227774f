/**
 * Loads one contestant in a process of its own, runs it at 32 and at 256 pieces, and prints as JSON how long loading took
 * (ms) and by how much the process had grown after each (MiB). `onnx PATH` only writes the model for the peers. Linux only.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import type { OnnxPackage } from '../peers/onnx-runtime.ts';
import { asOnnx, openOurs, openPeer } from './contestants.ts';

/** What the process has now, after what nobody holds is gone. */
function mebibytes(): number {
  (globalThis as { gc?: () => void }).gc?.();
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024;
}

const [name, path] = process.argv.slice(2);
if (name === 'onnx') {
  writeFileSync(path, await asOnnx());
} else {
  await import('../tools/lab.ts');
  const empty = mebibytes();
  const start = performance.now();
  const run =
    name === 'ours' ? await openOurs() : await openPeer(name as OnnxPackage, readFileSync(path));
  const load = performance.now() - start;
  const grown: number[] = [mebibytes() - empty];
  for (const pieces of [32, 256]) {
    for (let nth = 0; nth < 3; nth++) await run(pieces, nth);
    grown.push(mebibytes() - empty);
  }
  console.log(JSON.stringify({ load, grown }));
}
