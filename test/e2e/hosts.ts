import { createServer } from 'node:net';
import { join } from 'node:path';
import { _electron, chromium, type Browser, type Page } from '@playwright/test';
import { installed } from '../../src-main/start/electron-runtime.ts';
import { OUTSIDE } from '../support/no-network.ts';
import { ROOT, startProcess, type Started } from './process.ts';

export type HostKind = 'loopback' | 'standin' | 'electron';

/** A running lab with its page open. */
export interface RunningLab {
  readonly page: Page;
  /** Closes it as a person would. */
  close(): Promise<void>;
  /** Ends its main process at once and leaves the page, where the host's page can outlive it. */
  stop(): Promise<unknown>;
  /** Ends its main process at once, with no chance to tidy up. */
  kill(): Promise<void>;
  /** Addresses outside this machine that the main process turned to. */
  outside(): string[];
}

export interface LaunchOptions {
  readonly dataDir: string;
  /** For hosts whose page opens in the tests' browser. */
  readonly browser: Browser;
  /** Where everything that leaves the machine is caught. */
  readonly proxy: string;
  readonly viewport: { width: number; height: number };
  readonly colorScheme: 'light' | 'dark';
  /** What else the main process finds in its environment, such as `livingAt`. */
  readonly env?: NodeJS.ProcessEnv | undefined;
}

/** What every main process under test loads first. */
const PRELOADED = ['no-network.ts', 'set-clock.ts'].flatMap((file) => [
  '--import',
  join(ROOT, 'test/support', file),
]);

/** Electron's program, where its runtime is installed. */
export const electronProgram = installed(join(ROOT, 'node_modules/electron'));

/** Starts the built lab in one of its hosts. */
export function launch(kind: HostKind, options: LaunchOptions): Promise<RunningLab> {
  if (kind === 'loopback') return launchLoopback(options);
  return kind === 'standin' ? launchStandin(options) : launchElectron(options);
}

async function launchLoopback({
  dataDir,
  browser,
  viewport,
  colorScheme,
  env,
}: LaunchOptions): Promise<RunningLab> {
  const started = startProcess(
    [...PRELOADED, 'out/main/loopback.js', '--no-open', `--data-dir=${dataDir}`],
    env,
  );
  const [address] = await started.waitFor(/http:\S+token=\S+/);
  const context = await browser.newContext({ viewport, colorScheme });
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    stop: () => started.end('SIGKILL'),
    async close() {
      await context.close();
      await started.end('SIGINT');
    },
    async kill() {
      await started.end('SIGKILL');
      await context.close();
    },
    outside: () => outsideOf(started),
  };
}

/** The built Electron main and preload, with Electron's module stood in for and a Chromium page as the window. */
async function launchStandin({
  dataDir,
  proxy,
  viewport,
  colorScheme,
  env,
}: LaunchOptions): Promise<RunningLab> {
  const port = await freePort();
  const started = startProcess(
    [...PRELOADED, '--import', join(ROOT, 'test/standin/register.ts'), 'out/main/electron.js'],
    {
      ...{ ATTENTION_LAB_DATA_DIR: dataDir, STANDIN_DEBUGGING_PORT: String(port) },
      ...{ TEST_PROXY: proxy, ...env },
    },
  );
  const browser = await connectWhenReady(`http://127.0.0.1:${port}`, started);
  const page = await firstPage(browser);
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await page.waitForLoadState();
  return {
    page,
    stop: () => started.end('SIGKILL'),
    async close() {
      await started.end('SIGTERM');
      await browser.close();
    },
    async kill() {
      await started.end('SIGKILL');
      await browser.close();
    },
    outside: () => outsideOf(started),
  };
}

async function launchElectron({
  dataDir,
  proxy,
  viewport,
  colorScheme,
}: LaunchOptions): Promise<RunningLab> {
  if (!electronProgram) throw new Error('Electron’s runtime is not installed.');
  const app = await _electron.launch({
    executablePath: electronProgram,
    args: [ROOT, `--proxy-server=${proxy}`],
    env: { ...process.env, ATTENTION_LAB_DATA_DIR: dataDir } as Record<string, string>,
    colorScheme,
  });
  const page = await app.firstWindow();
  await page.setViewportSize(viewport);
  return {
    page,
    stop: () => app.close(),
    close: () => app.close(),
    async kill() {
      app.process().kill('SIGKILL');
      await app.waitForEvent('close').catch(() => undefined);
    },
    outside: () => [],
  };
}

function outsideOf(started: Started): string[] {
  return started
    .said()
    .split('\n')
    .filter((line) => line.startsWith(OUTSIDE));
}

/** Connects to the window's browser as soon as it listens. Rejects when its main process ends first. */
async function connectWhenReady(endpoint: string, { child, said }: Started): Promise<Browser> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The main process ended:\n${said()}`);
    const listening = await fetch(`${endpoint}/json/version`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (listening) return chromium.connectOverCDP(endpoint);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function firstPage(browser: Browser): Promise<Page> {
  for (;;) {
    const page = browser
      .contexts()
      .flatMap((context) => context.pages())
      .find((open) => open.url() !== 'about:blank');
    if (page) return page;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
