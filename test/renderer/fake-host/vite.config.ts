import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';

/** The renderer on a fake host, to be looked at in a browser: `vite test/renderer/fake-host`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), tailwindcss()],
  server: { fs: { allow: [resolve(import.meta.dirname, '../../..')] } },
  build: { outDir: resolve(import.meta.dirname, '../../../out/fake-host'), assetsInlineLimit: 0 },
});
