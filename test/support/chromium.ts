import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type LaunchOptions } from '@playwright/test';

/** Chromium's own traffic is switched off, so that every request seen is the lab's. */
const QUIET = [
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** How to start the browser that tests use: the one inside an npm package on Linux, the installed Chrome elsewhere. */
export async function chromiumOptions(extra: readonly string[] = []): Promise<LaunchOptions> {
  // A process that was started by a test is told where the trap is.
  const proxy = process.env['TEST_PROXY'];
  const args = [...QUIET, ...extra, ...(proxy ? [`--proxy-server=${proxy}`] : [])];
  if (process.platform !== 'linux') return { channel: 'chrome', args };
  chromium.setGraphicsMode = false;
  return {
    executablePath: await chromium.executablePath(),
    // The package's browser has no sandbox helper; it opens nothing but our own pages.
    args: [...args, '--no-sandbox', '--font-render-hinting=none'],
  };
}

export async function launchChromium(extra: readonly string[] = []): Promise<Browser> {
  return playwright.launch(await chromiumOptions(extra));
}
