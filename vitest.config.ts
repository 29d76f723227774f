import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  // Electron's runtime is not needed: its module is stood in for.
  resolve: { alias: { electron: resolve(import.meta.dirname, 'test/standin/electron.ts') } },
  test: {
    include: ['test/{core,contract,main,renderer,architecture}/**/*.test.ts'],
    setupFiles: ['test/support/same-cases.ts'],
    testTimeout: 60_000,
  },
});
