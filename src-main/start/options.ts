import { parseArgs } from 'node:util';

/** What a person may say on the command line. */
export interface StartOptions {
  readonly host: 'electron' | 'loopback' | null;
  readonly dataDir: string | null;
  readonly port: number;
  readonly open: boolean;
  readonly help: boolean;
}

export const HELP = `Attention Lab

  npm start -- [options]

  --host=electron|loopback  the window: Electron's own, or a browser on this machine
                            (without it: Electron where its runtime is there)
  --data-dir=PATH           the folder for experiments and settings
  --port=NUMBER             the loopback host's port (without it: any free one)
  --no-open                 open no window, only print the address
  --help                    this text
`;

/** Reads the command line. Throws an Error that says which option is wrong and what it takes. */
export function parseOptions(args: readonly string[]): StartOptions {
  const { values } = parseArgs({
    args: [...args],
    allowNegative: true,
    options: {
      host: { type: 'string' },
      'data-dir': { type: 'string' },
      port: { type: 'string' },
      open: { type: 'boolean', default: true },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { host = null, port = '0' } = values;
  if (host !== null && host !== 'electron' && host !== 'loopback') {
    throw new Error(`--host takes “electron” or “loopback”, not “${host}”.`);
  }
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65535) {
    throw new Error(`--port takes a number from 0 to 65535, not “${port}”.`);
  }
  if (values['data-dir'] === '') throw new Error('--data-dir takes the path of a folder.');
  return {
    host,
    dataDir: values['data-dir'] ?? null,
    port: Number(port),
    open: values.open,
    help: values.help,
  };
}
