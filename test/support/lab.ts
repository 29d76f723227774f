import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { createLab, type Lab } from '#main/services/create-lab.ts';

/** Node runs the worker from its source, so that services can be tested unbuilt. */
export const WORKER_URL = new URL('../../src-main/worker/main.ts', import.meta.url);

/** A folder of the running test, gone after it. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'attention-lab-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A lab on a folder, closed after the running test. */
export function testLab(dataDir = temporaryFolder(), now?: () => number): Lab {
  const lab = createLab({
    dataDir,
    host: 'test',
    version: '0.0.0',
    workerUrl: WORKER_URL,
    ...(now ? { now } : {}),
  });
  onTestFinished(() => lab.close());
  return lab;
}

/** A call that nobody cancels. */
export const UNCANCELLED = {
  signal: {
    aborted: false,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  },
  progress: () => undefined,
};
