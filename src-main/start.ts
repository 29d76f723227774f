import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { buildIfStale } from './start/build.ts';
import { electronRuntime, type ElectronRuntime } from './start/electron-runtime.ts';
import { HELP, parseOptions, type StartOptions } from './start/options.ts';

const root = resolve(import.meta.dirname, '..');

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else await start(options);
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}

async function start(options: StartOptions): Promise<void> {
  await buildIfStale(root);
  const runtime = await chooseRuntime(options);
  if ('path' in runtime) return startElectron(runtime.path, options.dataDir);
  if (options.host === 'electron') throw new Error(`Electron cannot be used: ${runtime.missing}.`);
  if (options.host === null)
    console.log(`Electron is not used because ${runtime.missing}; the lab runs in your browser.`);
  // In this very process, so that Ctrl+C and the exit code are the lab's own.
  await import(new URL('../out/main/loopback.js', import.meta.url).href);
}

async function chooseRuntime({ host, open }: StartOptions): Promise<ElectronRuntime> {
  if (host === 'loopback') return { missing: 'the loopback host was asked for' };
  if (!open) return { missing: 'no window is wanted (--no-open)' };
  return electronRuntime();
}

function startElectron(program: string, dataDir: string | null): void {
  const env = {
    ...process.env,
    ...(dataDir === null ? {} : { ATTENTION_LAB_DATA_DIR: resolve(dataDir) }),
  };
  const child = spawn(program, [root], { stdio: 'inherit', env });
  child.on('exit', (code) => (process.exitCode = code ?? 1));
  child.on('error', (fault) => {
    console.error(
      `Electron could not be started: ${fault.message}. Try npm start -- --host=loopback.`,
    );
    process.exitCode = 1;
  });
}
