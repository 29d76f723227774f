import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Browser } from '@playwright/test';
import { launchChromium } from '../support/chromium.ts';
import { setTrap, type Trap } from '../support/trap.ts';
import { launch, type HostKind, type RunningLab } from './hosts.ts';
import { goTo } from './lab-page.ts';

interface WorkerFixtures {
  kind: HostKind;
  trap: Trap;
  /** Chromium whose every way out of the machine leads into the trap. */
  trappedBrowser: Browser;
}

interface TestFixtures {
  dataDir: string;
  /** Opens the lab on this test's data folder, as often as the test likes, and goes to a room (without one: the Lab). */
  openLab: (dataDir?: string, room?: string, env?: NodeJS.ProcessEnv) => Promise<RunningLab>;
  viewportSize: { width: number; height: number };
  theme: 'light' | 'dark';
}

/** One suite for every host; the project says which. Each test asserts that nothing left the machine. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  kind: ['loopback', { option: true, scope: 'worker' }],
  viewportSize: [{ width: 1280, height: 800 }, { option: true }],
  theme: ['light', { option: true }],
  trap: [
    async ({}, use) => {
      const trap = await setTrap();
      await use(trap);
      await trap.close();
    },
    { scope: 'worker' },
  ],
  trappedBrowser: [
    async ({ trap }, use) => {
      const browser = await launchChromium([`--proxy-server=${trap.url}`]);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  dataDir: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'attention-lab-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  openLab: async ({ kind, dataDir, trap, trappedBrowser, viewportSize, theme }, use) => {
    const opened: RunningLab[] = [];
    const faults: string[] = [];
    await use(async (folder = dataDir, room = 'Lab', env = {}) => {
      const lab = await launch(kind, {
        dataDir: folder,
        browser: trappedBrowser,
        proxy: trap.url,
        viewport: viewportSize,
        colorScheme: theme,
        env,
      });
      opened.push(lab);
      lab.page.on('pageerror', (fault) => faults.push(String(fault)));
      await goTo(lab.page, room);
      return lab;
    });
    for (const lab of opened) await lab.close();
    expect(trap.caught, 'requests that left the machine').toEqual([]);
    expect(
      opened.flatMap((lab) => lab.outside()),
      'addresses the main process turned to',
    ).toEqual([]);
    expect(faults, 'errors in the page').toEqual([]);
  },
});

export { expect };
