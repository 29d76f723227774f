import type { Wire } from '#core/contract';

/** What both ends of a worker thread have: the `Worker` on one side, its `parentPort` on the other. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'close' | 'exit', listener: () => void): unknown;
}

/** A wire over a worker thread's port; structured cloning carries every value. */
export function portWire(port: Port): Wire {
  return {
    send: (message) => port.postMessage(message),
    onMessage: (listener) => void port.on('message', listener),
    onClose(listener) {
      // A Worker says `exit`, a MessagePort `close`.
      port.on('exit', listener);
      port.on('close', listener);
    },
  };
}
