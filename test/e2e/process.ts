import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A started program and what it said. */
export interface Started {
  readonly child: ChildProcess;
  said(): string;
  /** The first match in what it says. Rejects when it ends, or 20 seconds pass, without one. */
  waitFor(pattern: RegExp): Promise<RegExpExecArray>;
  /** Waits until it ends by itself; answers its exit code. */
  ended(): Promise<number | null>;
  /** Sends a signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const LIMIT = 20_000;
/** Some hundred starts compile the same programme: a quarter of their time. */
const COMPILED = { NODE_COMPILE_CACHE: resolve(ROOT, 'node_modules/.cache/compiled') };

export function startProcess(args: readonly string[], env: NodeJS.ProcessEnv = {}): Started {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...COMPILED, DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const exit = once(child, 'exit').then(() => child.exitCode);
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (words += String(chunk)));
  return {
    child,
    said: () => words,
    waitFor(pattern) {
      return new Promise((found, failed) => {
        const timer = setTimeout(
          () => settle(new Error(`No ${pattern} within ${LIMIT} ms:\n${words}`)),
          LIMIT,
        );
        const look = () => {
          const match = pattern.exec(words);
          if (match) settle(match);
        };
        const ended = () =>
          setImmediate(() => settle(new Error(`It ended without ${pattern}:\n${words}`)));
        function settle(outcome: RegExpExecArray | Error): void {
          clearTimeout(timer);
          child.stdout.off('data', look);
          child.stderr.off('data', look);
          child.off('exit', ended);
          if (outcome instanceof Error) failed(outcome);
          else found(outcome);
        }
        child.stdout.on('data', look);
        child.stderr.on('data', look);
        child.once('exit', ended);
        look();
      });
    },
    ended: () => exit,
    end(signal) {
      child.kill(signal);
      return exit;
    },
  };
}
