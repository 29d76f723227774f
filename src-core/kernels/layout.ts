import { RECORD_BYTES } from './job.ts';

/**
 * Where things lie in a kernel's memory: the compiled constants and the control block (see tasks.ts), the records of
 * up to 8 jobs and of 16 threads, then what a session asks for.
 */
export const MEMORY_MAP = {
  control: 256,
  jobs: 1024,
  threads: 2048,
  free: 4096,
  maximumThreads: 16,
} as const;

/** The address of a session's job number `index`. */
export function jobAddress(index: number): number {
  return MEMORY_MAP.jobs + index * RECORD_BYTES;
}

/** The address of the scratch record of thread number `thread`. */
export function scratchAddress(thread: number): number {
  return MEMORY_MAP.threads + thread * RECORD_BYTES;
}

/** Hands out pieces of memory one after another, each on a cache line of its own. */
export interface Layout {
  /** The address of a piece of so many numbers of 4 bytes. */
  take(numbers: number): number;
  /** Bytes needed so far, with room for the kernels to read a little past the last piece. */
  readonly bytes: number;
}

export function createLayout(): Layout {
  let at: number = MEMORY_MAP.free;
  return {
    take(numbers) {
      const address = at;
      at += Math.ceil((numbers * 4) / 64) * 64;
      return address;
    },
    get bytes() {
      return at + 64;
    },
  };
}
