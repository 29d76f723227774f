import { cpSync } from 'node:fs';
import { resolve } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'electron-vite';
import { prepareCourse } from './src-main/services/prepare-course.ts';

const at = (path: string) => resolve(import.meta.dirname, path);

/** The lessons lie beside the programme, as they are and as the lab reads them. */
const lessons = {
  name: 'lessons',
  async closeBundle() {
    cpSync(at('lessons'), at('out/lessons'), { recursive: true });
    await prepareCourse(at('out/lessons'));
  },
};

// Each entry becomes out/main/<name>.js. A host starts the worker from a URL made in its own entry
// file; made in a shared module, the bundler would move it to chunks/ and the file would be missed.
export default defineConfig({
  main: {
    plugins: [lessons],
    build: {
      outDir: 'out/main',
      target: 'node24',
      rolldownOptions: {
        input: {
          electron: at('src-main/hosts/electron/main.ts'),
          loopback: at('src-main/hosts/loopback/main.ts'),
          worker: at('src-main/worker/main.ts'),
          'kernel-thread': at('src-main/worker/kernel-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: at('src-main/hosts/electron/preload.ts') },
        // A sandboxed preload must be CommonJS.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    plugins: [vue(), tailwindcss()],
    build: {
      outDir: at('out/renderer'),
      // A font inside the style sheet would be a data: address, which the page may not load fonts from.
      assetsInlineLimit: (file) => (/\.(woff2?|ttf)$/u.test(file) ? false : undefined),
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
  },
});
