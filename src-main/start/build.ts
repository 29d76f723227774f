import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything the built lab depends on. */
const SOURCES = [
  'lessons',
  'src-core',
  'src-main',
  'src-renderer',
  'package-lock.json',
  'package.json',
  'electron.vite.config.ts',
];
const OUTPUTS = [
  'main/electron.js',
  'main/loopback.js',
  'main/worker.js',
  'preload/preload.cjs',
  'renderer/index.html',
  'lessons/glossary.yaml',
];

/** Builds the lab where it is older than its sources. Throws an Error with the builder's own words. */
export async function buildIfStale(root: string): Promise<void> {
  const complete = OUTPUTS.every((output) => existsSync(join(root, 'out', output)));
  const stamp = stampFile(root);
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root)) return;
  const started = Date.now();
  process.stdout.write('Building the lab (a few seconds, only after a change) … ');
  await build(root);
  process.stdout.write(`done in ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
}

/** Builds the lab into out/, and notes from what. Throws an Error with the builder's own words. */
export async function build(root: string): Promise<void> {
  const sources = fingerprint(root);
  await run(root, join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js'));
  writeFileSync(stampFile(root), sources);
}

const stampFile = (root: string) => join(root, 'out', 'built-from');

/** Changes with the name, size or time of any source. */
function fingerprint(root: string): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(root, source);
    const files = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true, encoding: 'utf8' })
          .sort()
          .map((name) => join(path, name))
      : [path];
    for (const file of files) {
      const { size, mtimeMs } = statSync(file);
      hash.update(`${file}\0${size}\0${mtimeMs}\n`);
    }
  }
  return hash.digest('hex');
}

function run(root: string, script: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const child = spawn(process.execPath, [script, 'build', '--logLevel=warn'], { cwd: root });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk) => (output += String(chunk)));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`The lab could not be built.\n${output}`));
    });
  });
}
