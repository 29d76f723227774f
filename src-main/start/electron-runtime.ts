import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { hasDisplay } from './display.ts';

/** The runtime's program, or why there is none. */
export type ElectronRuntime = { readonly path: string } | { readonly missing: string };

/** How long a download may take before the lab goes on without it. */
const FETCH_LIMIT = 5 * 60_000;

/** Finds Electron's runtime, and fetches it once where that is possible. */
export async function electronRuntime(): Promise<ElectronRuntime> {
  if (!hasDisplay(process.platform, process.env)) return { missing: 'there is no display here' };
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const found = installed(folder);
  if (found) return { path: found };
  process.stdout.write('Fetching Electron’s runtime (once, about 120 MB) … ');
  const failure = await fetchRuntime(folder);
  process.stdout.write(failure ? 'not possible\n' : 'done\n');
  const fetched = installed(folder);
  return fetched
    ? { path: fetched }
    : { missing: `its runtime could not be fetched (${failure ?? 'incomplete'})` };
}

/** The program of an installed runtime, without fetching anything. */
export function installed(folder: string): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const note = join(folder, 'path.txt');
  if (!override && !existsSync(note)) return null;
  const name = existsSync(note) ? readFileSync(note, 'utf8') : 'electron';
  const path = join(override ?? join(folder, 'dist'), name);
  return existsSync(path) ? path : null;
}

/** Runs Electron's own installer; answers why it failed, or null. */
function fetchRuntime(folder: string): Promise<string | null> {
  return new Promise((resolve) => {
    let words = '';
    const child = spawn(process.execPath, [join(folder, 'install.js')], {
      timeout: FETCH_LIMIT,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk) => (words += String(chunk)));
    child.on('error', (fault) => resolve(fault.message));
    child.on('exit', (code, signal) => {
      if (code === 0) resolve(null);
      else resolve(signal ? 'it took too long' : reasonIn(words));
    });
  });
}

/** The first line that names an error, without the stack. */
function reasonIn(words: string): string {
  return /(?:Error: )(.*)/.exec(words)?.[1]?.trim() ?? 'the download failed';
}
