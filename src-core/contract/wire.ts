/**
 * A two-way line between two parts of the lab. It carries structured values: typed arrays, ±Infinity,
 * NaN and undefined arrive as they were sent. Messages keep their order.
 */
export interface Wire {
  send(message: unknown): void;
  /** Called with every message of the other side. */
  onMessage(listener: (message: unknown) => void): void;
  /** Called once when the other side is gone for good. */
  onClose(listener: () => void): void;
}

/** Two ends of a line within one process, for tests: what one sends is cloned and reaches the other in a later task. */
export function memoryWires(clone: (message: unknown) => unknown): [Wire, Wire, close: () => void] {
  const listeners: ((message: unknown) => void)[][] = [[], []];
  const closers: (() => void)[] = [];
  let open = true;
  const end = (own: 0 | 1): Wire => ({
    send(message) {
      const copy = clone(message);
      void Promise.resolve().then(() => {
        if (open) for (const listener of listeners[1 - own]) listener(copy);
      });
    },
    onMessage: (listener) => void listeners[own].push(listener),
    onClose: (listener) => void closers.push(listener),
  });
  function close(): void {
    open = false;
    for (const closer of closers.splice(0)) closer();
  }
  return [end(0), end(1), close];
}
