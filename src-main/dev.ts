import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { loadConfigFromFile } from 'electron-vite';
import { build, createServer, type ViteDevServer } from 'vite';
import { installed } from './start/electron-runtime.ts';

/**
 * `npm run dev`: the renderer with hot reload, the main process rebuilt and restarted on a change.
 * Electron does that itself where its runtime is; elsewhere the loopback host serves behind Vite's page.
 */
const root = resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const vite = { port: 5173, origin: 'http://127.0.0.1:5173' };

if (installed(resolve(root, 'node_modules/electron')) && !args.includes('--host=loopback')) {
  spawn(
    process.execPath,
    [resolve(root, 'node_modules/electron-vite/bin/electron-vite.js'), 'dev', '--watch'],
    {
      cwd: root,
      stdio: 'inherit',
    },
  ).on('exit', (code) => process.exit(code ?? 1));
} else await developInBrowser();

async function developInBrowser(): Promise<void> {
  const { config } = await loadConfigFromFile(
    { command: 'serve', mode: 'development' },
    undefined,
    root,
  );
  let host: ChildProcess | null = null;
  let page: ViteDevServer | null = null;
  const watcher = await build({
    ...config.main,
    root,
    configFile: false,
    logLevel: 'warn',
    build: mainBuild(config.main?.build),
  });
  if (!('on' in watcher)) throw new Error('Vite gave no watcher.');
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') console.error(event.error);
    if (event.code === 'END') void restart();
  });

  async function restart(): Promise<void> {
    await end(host);
    host = spawn(process.execPath, [resolve(root, 'out/main/loopback.js'), '--no-open', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, ATTENTION_LAB_DEV_ORIGIN: vite.origin },
    });
    host.stdout?.on('data', (chunk) => {
      const [, target, token] =
        /(http:\/\/127\.0\.0\.1:\d+)\/\?token=(\S+)/.exec(String(chunk)) ?? [];
      if (target && token) void serve(target, token);
    });
  }

  async function serve(target: string, token: string): Promise<void> {
    await page?.close();
    page = await createServer({
      ...config.renderer,
      configFile: false,
      server: {
        host: '127.0.0.1',
        port: vite.port,
        strictPort: true,
        // The page's questions and its letting in go to the host; the rest is Vite's.
        proxy: {
          '/wire': { target, ws: true, changeOrigin: true },
          '/enter': { target, changeOrigin: true, rewrite: () => `/?token=${token}` },
        },
      },
    });
    await page.listen();
    console.log(`Developing at ${vite.origin}/enter (open this once, then reload as you like)`);
  }
}

function mainBuild(own: object | undefined) {
  return { ...own, watch: {}, ssr: true, emptyOutDir: false };
}

function end(child: ChildProcess | null): Promise<void> {
  if (!child || child.exitCode !== null) return Promise.resolve();
  return new Promise((done) => {
    child.once('exit', () => done());
    child.kill('SIGTERM');
  });
}
