import { LabError } from '#core/attention';
import {
  chooseBackend,
  createMemory,
  growTo,
  hasSharedMemory,
  kernelFunctions,
  type Backend,
} from './backend.ts';
import { prepareAttention, type AttentionSession } from './attention-session.ts';
import { attention, type AttentionInputs, type AttentionResult } from './attention.ts';
import { forgetPacked } from './attention-plan.ts';
import type { KernelCore } from './kernel-core.ts';
import { prepareLayer, type LayerSession, type LayerShape } from './layer-session.ts';
import { MEMORY_MAP, scratchAddress } from './layout.ts';
import { prepareProducts, type ProductsSession, type RightShape } from './products-session.ts';
import { checkSize, type AttentionShape } from './shape.ts';
import { runShared, serveTasks, stopThreads } from './tasks.ts';
import type { LinearMemory } from './web-assembly.ts';

/** What a helping thread is given; it survives structured cloning. */
export interface ThreadTicket {
  readonly backend: Backend;
  readonly memory: LinearMemory;
  readonly thread: number;
}

export interface KernelOptions {
  /** The fastest that works here unless given. */
  readonly backend?: Backend;
  /** How many threads share the work, this one included; needs `startThread`. */
  readonly threads?: number;
  /** Starts a thread that calls `serveKernel` with the ticket. The host knows how; the core does not. */
  readonly startThread?: (ticket: ThreadTicket) => void;
}

/** One memory and what computes in it. It holds one session at a time: preparing the next ends the one before. */
export interface Kernel {
  readonly backend: Backend;
  /** 1 where threads were not asked for or have no shared memory here. */
  readonly threads: number;
  /** Bytes of memory taken so far; it is used again, and given back with the kernel. */
  readonly bytes: number;
  /** Attention whose inputs and outputs are arrays in the kernel's own memory: nothing is copied. */
  prepareAttention(shape: AttentionShape): AttentionSession;
  /** A whole layer: projections, attention, output projection. */
  prepareLayer(shape: LayerShape): LayerSession;
  /** Products with matrices that stay in the memory. */
  prepareProducts(shapes: readonly RightShape[]): ProductsSession;
  /** Attention of ordinary arrays, a few heads at a time so that little memory is needed. */
  attention(inputs: AttentionInputs): AttentionResult;
  /** Ends its threads. */
  close(): void;
}

/** Multiply-adds that take longer than waking another thread: about a fifth of a millisecond. */
const WORTH_SHARING = 5e6;

/** Opens a kernel. Throws `kernel.backend` for a backend that does not work here. */
export function openKernel(options: KernelOptions = {}): Kernel {
  const backend = chooseBackend(options.backend);
  const wanted = options.threads ?? 1;
  checkSize('number of threads', wanted, MEMORY_MAP.maximumThreads);
  const shared =
    wanted > 1 && !!options.startThread && hasSharedMemory() && backend !== 'javascript';
  const threads = shared ? wanted : 1;
  const memory = createMemory(backend, shared);
  const functions = kernelFunctions(backend, memory);
  let session = 0;
  let closed = false;
  let words = new Int32Array(memory.buffer);
  for (let thread = 1; thread < threads; thread++) {
    options.startThread?.({ backend, memory, thread });
  }

  const core: KernelCore = {
    threads,
    claim(bytes) {
      if (closed) throw new LabError('kernel.closed', 'This kernel is closed; open another.');
      growTo(memory, bytes);
      words = new Int32Array(memory.buffer);
      const own = ++session;
      return { buffer: memory.buffer, check: () => checkCurrent(own) };
    },
    run(phases) {
      forgetPacked(words, threads);
      const work = phases.reduce((sum, phase) => sum + phase.multiplyAdds, 0);
      if (threads > 1 && work >= WORTH_SHARING) runShared(words, phases, functions);
      else
        for (const { kind, job, tasks } of phases)
          functions[kind](job, scratchAddress(0), 0, tasks);
    },
  };
  function checkCurrent(own: number): void {
    if (own === session && !closed) return;
    throw new LabError(
      'kernel.stale',
      'The kernel has closed or prepared something else since; prepare this session again.',
    );
  }
  const kernel: Kernel = {
    backend,
    threads,
    get bytes() {
      return memory.buffer.byteLength;
    },
    prepareAttention: (shape) => prepareAttention(core, shape),
    prepareLayer: (shape) => prepareLayer(core, shape),
    prepareProducts: (shapes) => prepareProducts(core, shapes),
    attention: (inputs) => attention(core, inputs),
    close() {
      if (!closed && threads > 1) stopThreads(words);
      closed = true;
    },
  };
  return kernel;
}

/** What a thread started by `startThread` does: it helps until the kernel is closed, and blocks while it waits. */
export function serveKernel({ backend, memory, thread }: ThreadTicket): void {
  serveTasks(new Int32Array(memory.buffer), kernelFunctions(backend, memory), thread);
}
