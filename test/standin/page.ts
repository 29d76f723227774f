import { readFileSync } from 'node:fs';
import type { Browser, Page, Request as PageRequest, Route } from '@playwright/test';
import { launchChromium } from '../support/chromium.ts';
import { app } from './app.ts';
import type { Session } from './session.ts';

/** Chromium knows no `app:`, so its pages see this address in place of it. It is answered before any network. */
const STAND_FOR = { 'app://lab': 'https://lab.standin' } as const;

const toPage = (url: string) => url.replace('app://lab', STAND_FOR['app://lab']);
const fromPage = (url: string) => url.replace(STAND_FOR['app://lab'], 'app://lab');

/** What a page needs of the window it fills. */
interface PageWindow {
  readonly options: { width?: number; height?: number; webPreferences?: { preload?: string } };
  readonly webContents: {
    readonly mainFrame: { url: string };
    readonly openHandler: ((details: { url: string }) => { action: 'allow' | 'deny' }) | null;
    receive(channel: string, message: unknown, senderFrame: { url: string } | null): void;
    letsNavigate(): boolean;
  };
  close(): void;
}

/** A window's page in Chromium. */
export interface StandinPage {
  load(): Promise<void>;
  deliver(channel: string, message: unknown): Promise<void>;
}

let browser: Promise<Browser> | null = null;
app.on('close-windows', () => void browser?.then((launched) => launched.close()));

/**
 * Opens a window's page: its requests are answered by the host's own protocol handler and filter, its
 * preload runs as a sandboxed one (nothing to require but electron), its messages are structured clones.
 */
export async function openPage(
  window: PageWindow,
  session: Session,
  url: string,
): Promise<StandinPage> {
  const { webContents, options } = window;
  // A test connects here to see and use the page.
  const port = process.env['STANDIN_DEBUGGING_PORT'];
  browser ??= launchChromium(port ? [`--remote-debugging-port=${port}`] : []);
  const context = await (
    await browser
  ).newContext({
    viewport: { width: options.width ?? 800, height: options.height ?? 600 },
  });
  const page = await context.newPage();
  page.on('close', () => window.close());
  await page.exposeBinding('standinOpen', (_source, target: string) => {
    if (webContents.openHandler?.({ url: target }).action !== 'deny')
      throw new Error(`The host lets ${target} open.`);
  });
  await page.exposeBinding('standinSend', ({ frame }, channel: string, message: unknown) => {
    const isMain = frame === page.mainFrame();
    webContents.mainFrame.url = fromPage(page.url());
    webContents.receive(
      channel,
      message,
      isMain ? webContents.mainFrame : { url: fromPage(frame.url()) },
    );
  });
  await context.route('**/*', (route) =>
    // A page that closes while it is answered needs no answer.
    answer(route, window, session, page, url).catch(() => undefined),
  );
  await page.addInitScript(
    runPreload,
    readFileSync(String(options.webPreferences?.preload), 'utf8'),
  );
  return {
    async load() {
      await page.goto(toPage(url));
    },
    async deliver(channel, message) {
      // A page that is closing hears no more.
      await page.evaluate(deliverInPage, [channel, message] as const).catch(() => undefined);
    },
  };
}

async function answer(
  route: Route,
  window: PageWindow,
  session: Session,
  page: Page,
  home: string,
): Promise<void> {
  const request = route.request();
  const url = fromPage(request.url());
  if (leaves(request, page, home) && !window.webContents.letsNavigate())
    return route.abort('aborted');
  if (!session.lets(url)) return route.abort('blockedbyclient');
  const response = await session.fetch(url, request.method());
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}

/** Whether the window's own page is about to go elsewhere. */
function leaves(request: PageRequest, page: Page, home: string): boolean {
  if (!request.isNavigationRequest() || fromPage(request.url()) === home) return false;
  try {
    return request.frame() === page.mainFrame();
  } catch {
    return false; // a window that is only just being opened has no frame yet
  }
}

/** Runs in the page before its own scripts. */
function runPreload(code: string): void {
  const listeners = new Map<string, ((event: object, message: unknown) => void)[]>();
  const page = window as unknown as {
    standinSend(channel: string, message: unknown): Promise<void>;
    standinDeliver(channel: string, message: unknown): void;
    standinExposed: string[];
    standinOpen(url: string): Promise<void>;
  };
  page.standinExposed = [];
  // A window that the host denies never begins to load, so the decision comes before any window.
  window.open = (url) => {
    void page.standinOpen(String(url));
    return null;
  };
  page.standinDeliver = (channel, message) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, message);
  };
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: object) {
        page.standinExposed.push(name);
        Object.defineProperty(window, name, { value: Object.freeze(api) });
      },
    },
    ipcRenderer: {
      // Electron clones here; what cannot be cloned throws at the caller.
      send: (channel: string, message: unknown) =>
        void page.standinSend(channel, structuredClone(message)),
      on(channel: string, listener: (event: object, message: unknown) => void) {
        listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      },
    },
  };
  const require = (name: string) => {
    if (name === 'electron') return electron;
    throw new Error(`A sandboxed preload cannot require ${name}.`);
  };
  new Function('require', code)(require);
}

function deliverInPage([channel, message]: readonly [string, unknown]): void {
  (window as unknown as { standinDeliver(channel: string, message: unknown): void }).standinDeliver(
    channel,
    message,
  );
}
