import type { KernelFunctions } from './kernel-functions.ts';
import { MEMORY_MAP, scratchAddress } from './layout.ts';

/** One step of a session: `tasks` tasks of a job, which any thread may do in any order. */
export interface Phase {
  readonly kind: keyof KernelFunctions;
  readonly job: number;
  readonly tasks: number;
  /** Multiply-adds of all tasks, mask or not: whether it is worth waking others for. */
  readonly multiplyAdds: number;
  /** Whether it reads what the phases before it write, and so must wait until all of them are done. */
  readonly waits: boolean;
}

/**
 * How threads share work: a block of integers in the shared memory. The caller opens a round; whoever is awake enters,
 * draws task numbers from each phase's counter, and leaves; the caller works too, waits only for tasks that somebody
 * has drawn and not finished, and closes the round when all have left. So a thread that is late, still starting, or
 * not there at all costs nothing but its help.
 */
const OPEN = MEMORY_MAP.control / 4;
const INSIDE = OPEN + 1;
const ROUND = OPEN + 2;
const STOPPED = OPEN + 3;
const PHASES = OPEN + 4;
const FIRST = OPEN + 8;
const [KIND, JOB, TASKS, WAITS, NEXT, DONE, WORDS] = [0, 1, 2, 3, 4, 5, 6];
const KINDS: readonly (keyof KernelFunctions)[] = ['attend', 'mapWeights', 'multiply'];

/** Runs the phases with the help of whatever threads serve this memory. */
export function runShared(
  control: Int32Array,
  phases: readonly Phase[],
  functions: KernelFunctions,
): void {
  phases.forEach((phase, i) => {
    const at = FIRST + i * WORDS;
    control.set([KINDS.indexOf(phase.kind), phase.job, phase.tasks, phase.waits ? 1 : 0, 0, 0], at);
  });
  control[PHASES] = phases.length;
  Atomics.store(control, OPEN, 1);
  Atomics.add(control, ROUND, 1);
  Atomics.notify(control, ROUND);
  work(control, functions, 0);
  for (let i = 0; i < phases.length; i++) waitForPhase(control, FIRST + i * WORDS);
  Atomics.store(control, OPEN, 0);
  // A thread that came in late finds nothing to draw and is gone at once.
  while (Atomics.load(control, INSIDE) > 0);
}

/** Lets every serving thread return. */
export function stopThreads(control: Int32Array): void {
  Atomics.store(control, STOPPED, 1);
  Atomics.add(control, ROUND, 1);
  Atomics.notify(control, ROUND);
}

/** What a helping thread does until it is stopped. It blocks: call it where nothing else has to happen. */
export function serveTasks(control: Int32Array, functions: KernelFunctions, thread: number): void {
  let seen = 0;
  for (;;) {
    Atomics.wait(control, ROUND, seen);
    seen = Atomics.load(control, ROUND);
    if (Atomics.load(control, STOPPED)) return;
    Atomics.add(control, INSIDE, 1);
    // Only looked at after saying “inside”: the caller never changes phases while anyone is.
    if (Atomics.load(control, OPEN)) work(control, functions, thread);
    Atomics.sub(control, INSIDE, 1);
  }
}

function work(control: Int32Array, functions: KernelFunctions, thread: number): void {
  const scratch = scratchAddress(thread);
  const end = FIRST + control[PHASES] * WORDS;
  for (let phase = FIRST; phase < end; phase += WORDS) {
    if (control[phase + WAITS]) {
      for (let before = FIRST; before < phase; before += WORDS) waitForPhase(control, before);
    }
    const run = functions[KINDS[control[phase + KIND]]];
    const job = control[phase + JOB];
    const tasks = control[phase + TASKS];
    for (;;) {
      const task = Atomics.add(control, phase + NEXT, 1);
      if (task >= tasks) break;
      run(job, scratch, task, task + 1);
      if (Atomics.add(control, phase + DONE, 1) === tasks - 1) {
        Atomics.notify(control, phase + DONE);
      }
    }
  }
}

/** Waits until the last task of a phase is done: a moment awake, for that is the usual case, then asleep. */
function waitForPhase(control: Int32Array, phase: number): void {
  const tasks = control[phase + TASKS];
  for (let spins = 0; spins < 2000; spins++) {
    if (Atomics.load(control, phase + DONE) >= tasks) return;
  }
  for (;;) {
    const done = Atomics.load(control, phase + DONE);
    if (done >= tasks) return;
    Atomics.wait(control, phase + DONE, done, 1);
  }
}
