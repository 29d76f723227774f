import type { Phase } from './tasks.ts';

/** What sessions need of their kernel. */
export interface KernelCore {
  readonly threads: number;
  /** Makes room, ends the session before, and gives the memory and what tells whether the new session still lives. */
  claim(bytes: number): { readonly buffer: ArrayBufferLike; readonly check: () => void };
  run(phases: readonly Phase[]): void;
}
