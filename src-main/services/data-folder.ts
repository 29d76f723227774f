import { accessSync, constants, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { LabError } from '#core/attention';

/** Where a person's work is kept by the conventions of each system; both hosts share it. */
export function defaultDataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home = homedir(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Attention Lab');
  if (platform === 'win32') {
    return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Attention Lab');
  }
  return join(env['XDG_DATA_HOME'] || join(home, '.local', 'share'), 'attention-lab');
}

/** Makes the folder where it is missing. Throws `data.unwritable` when nothing can be kept there. */
export function prepareDataFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (fault) {
    throw new LabError(
      'data.unwritable',
      `The lab cannot write to its data folder ${path} (${faultCode(fault)}). Make that folder writable, or choose another with --data-dir=PATH.`,
      { path },
    );
  }
}

/** The system's short code of a failure, such as EACCES. */
export function faultCode(fault: unknown): string {
  if (fault instanceof Error) return 'code' in fault ? String(fault.code) : fault.message;
  return String(fault);
}
