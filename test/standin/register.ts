/** `node --import` this to let a built main process find the stand-in under the name of Electron. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron'
      ? { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context);
  },
});

// Electron ends on these signals by quitting; Node by dropping everything.
const { app } = await import('./app.ts');
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
