import type { Wire } from '#core/contract';

/** What Electron's preload script puts on the window. */
export interface PreloadWire {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
}

declare global {
  interface Window {
    readonly labWire?: PreloadWire;
  }
}

/** The wire of Electron's preload script. The window lives no longer than its main process, so it never closes. */
export function electronWire(preload: PreloadWire): Wire {
  return {
    send: (message) => preload.send(message),
    onMessage: (listener) => preload.onMessage(listener),
    onClose: () => undefined,
  };
}
