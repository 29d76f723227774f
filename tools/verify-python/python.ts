import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const NEEDED = 'import numpy, torch';

/**
 * A Python with NumPy and PyTorch: the one that PYTHON names, the system's, or a virtual environment in node_modules/.cache,
 * made with pip on the first run. Throws when none can be had.
 */
export function findPython(root: string): string {
  const own = join(root, 'node_modules/.cache/verify-python');
  const inside = join(own, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const named = process.env['PYTHON'];
  for (const candidate of [...(named ? [named] : []), inside, 'python3', 'python'])
    if (works(candidate, ['-c', NEEDED])) return candidate;
  const system = [named ?? '', 'python3', 'python'].find(
    (name) => name && works(name, ['--version']),
  );
  if (!system) throw new Error('There is no Python here. Install it, or name it in PYTHON.');
  console.log('Making a Python environment with NumPy and PyTorch (once; about 1 GB or more) …');
  if (!existsSync(inside)) run(system, ['-m', 'venv', own]);
  run(inside, ['-m', 'pip', 'install', 'numpy', 'torch']);
  return inside;
}

function works(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`“${command} ${args.join(' ')}” failed.`);
}
