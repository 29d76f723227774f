import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LabError } from '#core/attention';
import packageJson from '../../../package.json' with { type: 'json' };
import { HELP, parseOptions } from '../../start/options.ts';
import { createLab, type Lab } from '../../services/create-lab.ts';
import { defaultDataFolder } from '../../services/data-folder.ts';
import { openFolder } from './open-folder.ts';
import { openWindow } from './open-window.ts';
import { startLoopbackServer, type LoopbackServer } from './server.ts';

/** The development server's page, where one is running. */
const trusted = process.env['ATTENTION_LAB_DEV_ORIGIN'];

try {
  const options = parseOptions(process.argv.slice(2));
  if (options.help) process.stdout.write(HELP);
  else await run(options.dataDir, options.port, options.open);
} catch (fault) {
  if (fault instanceof LabError || (fault instanceof Error && fault.message.includes('--'))) {
    console.error(fault.message);
  } else console.error(fault);
  process.exitCode = 1;
}

async function run(dataDir: string | null, port: number, open: boolean): Promise<void> {
  const lab = createLab({
    dataDir: dataDir === null ? defaultDataFolder() : resolve(dataDir),
    host: 'loopback',
    openFolder,
    version: packageJson.version,
    workerUrl: new URL('./worker.js', import.meta.url),
  });
  let server: LoopbackServer;
  try {
    server = await startLoopbackServer({
      lab,
      port,
      rendererRoot: fileURLToPath(new URL('../renderer', import.meta.url)),
      trustedOrigins: trusted ? [trusted] : [],
    });
  } catch (fault) {
    await lab.close();
    throw fault;
  }
  lab.announce(server.address);
  closeOnSignal(server, lab);
  console.log(`Attention Lab is open at ${server.address}`);
  if (open && (await openWindow(server.oneTimeAddress)) === null) {
    console.log('No window could be opened here; open this address in a browser on this machine.');
  }
  console.log('Ctrl+C closes the lab.');
}

/** Ends cleanly on Ctrl+C, and at once on the second. */
function closeOnSignal(server: LoopbackServer, lab: Lab): void {
  let closing = false;
  const close = async () => {
    if (closing) process.exit(130);
    closing = true;
    await server.close();
    await lab.close();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void close());
}
