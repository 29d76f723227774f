import { defineConfig } from '@playwright/test';

/** `npm run screenshots`: the pictures of the README and of every screen, made from the running lab. */
export default defineConfig({
  testDir: '.',
  testMatch: 'screenshots.ts',
  outputDir: '../test-results',
  globalSetup: '../test/e2e/prepare.ts',
  workers: 2,
  timeout: 90_000,
  reporter: [['list']],
});
