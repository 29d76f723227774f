import { defineConfig } from '@playwright/test';
import { electronProgram, type HostKind } from './test/e2e/hosts.ts';

/** What happens in the page alone, and asks the host nothing that the other files do not ask it too. */
const PAGE_ONLY = [
  ...[
    'accessibility',
    'accessibility-room',
    'accessibility-trained',
    'compare',
    'controls',
    'for-everybody',
    'lenses',
    'pictures',
    'pictures-map',
  ],
  ...['steps', 'trace', 'walks'],
].map((name) => `**/${name}.spec.ts`);
/** `E2E=all`: every file on the stand-in too, as on Electron. */
const everything = process.env['E2E'] === 'all';

// One suite, every host. Real Electron joins in wherever its runtime is installed.
const hosts: HostKind[] = [
  'loopback',
  'standin',
  ...(electronProgram ? (['electron'] as const) : []),
];

export default defineConfig<object, { kind: HostKind }>({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  // A machine that is busy with something else must not fail a build; what needed a second try is told.
  retries: process.env['CI'] ? 2 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list']],
  globalSetup: './test/e2e/prepare.ts',
  projects: hosts.map((kind) => ({
    name: kind,
    use: { kind },
    // The command line is the same for every host; the clock of Electron's own program cannot be set.
    testIgnore: [
      ...(kind === 'loopback' ? [] : ['**/start.spec.ts']),
      ...(kind === 'standin' && !everything ? PAGE_ONLY : []),
      ...(kind === 'electron' ? ['**/week.spec.ts'] : []),
    ],
  })),
});
