import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [vue()],
  test: {
    include: ['test/{core,contract,main,renderer,architecture}/**/*.test.ts'],
    testTimeout: 30_000,
  },
});
