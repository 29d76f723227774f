import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import open from 'open';
import { hasDisplay } from '../../start/display.ts';

const LINUX_NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'microsoft-edge-stable',
];
const MAC_NAMES = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS_PATHS = [
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
];

/** How long a browser that cannot start takes to say so. */
const START_GRACE = 1500;

/** Where Chrome, Chromium or Edge may be on this system, best first. */
export function browserCandidates(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (platform === 'darwin') {
    return MAC_NAMES.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap(
      (name) => env[name] ?? [],
    );
    return WINDOWS_PATHS.flatMap((path) => roots.map((root) => `${root}\\${path}`));
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/**
 * Opens an address as an app window of the machine's Chrome, Chromium or Edge, else in the default
 * browser. Answers what was opened, or null when nothing could be.
 */
export async function openWindow(address: () => string): Promise<string | null> {
  if (!hasDisplay(process.platform, process.env)) return null;
  for (const candidate of browserCandidates(process.platform, process.env)) {
    if (isExecutable(candidate) && (await starts(candidate, [`--app=${address()}`])))
      return candidate;
  }
  try {
    await open(address());
    return 'the default browser';
  } catch {
    return null;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Whether a program runs on, or ends well within the grace time (a browser that was open hands over and ends). */
function starts(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
    setTimeout(() => {
      child.unref();
      resolve(true);
    }, START_GRACE);
  });
}
