import { parentPort, workerData } from 'node:worker_threads';
import { setFasterSteps } from '#core/attention';
import { engineContract, serve } from '#core/contract';
import { setEncoderSource } from '#core/encoder';
import { openExactSteps } from '#core/kernels';
import { createEngine } from './engine.ts';
import { createModelShelf } from './model-shelf.ts';
import { portWire, type Port } from './port-wire.ts';
import { createRunCache } from './run-cache.ts';

if (!parentPort) throw new Error('The engine runs as a worker thread.');
// Node's type lists its events one by one; a port has the two that a wire needs.
const port = parentPort as Port;
/** After so long without a question about a trained model, its memory is given back. */
const IDLE = 5 * 60_000;

const { runs, models } = workerData as { runs: number; models: readonly string[] };
const cache = createRunCache(runs);
const shelf = createModelShelf({
  folders: models,
  idle: IDLE,
  released: () => cache.forgetTrained(),
});
setEncoderSource((id) => shelf.of(id));
setFasterSteps(openExactSteps());
serve(
  portWire(port),
  engineContract,
  createEngine(() => performance.now(), { cache, shelf, pause: () => new Promise(setImmediate) }),
  (fault) => process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`),
);
