import { parentPort, workerData } from 'node:worker_threads';
import { engineContract, serve } from '#core/contract';
import { createEngine } from './engine.ts';
import { portWire, type Port } from './port-wire.ts';

if (!parentPort) throw new Error('The engine runs as a worker thread.');
// Node's type lists its events one by one; a port has the two that a wire needs.
const port = parentPort as Port;
const { runs } = workerData as { runs: number };
serve(
  portWire(port),
  engineContract,
  createEngine(() => performance.now(), { runs, pause: () => new Promise(setImmediate) }),
  (fault) => process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`),
);
