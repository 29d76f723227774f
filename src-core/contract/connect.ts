import { LabError } from '#core/attention';
import type { CallOptions, Client, Contract, EventValue } from './contract.ts';
import { replySchema, type RequestMessage } from './message.ts';
import type { Wire } from './wire.ts';

/** The asking side of a wire. */
export interface Connection<C extends Contract> {
  readonly api: Client<C>;
  /** Listens to an event; returns how to stop listening. */
  on<E extends keyof C['events'] & string>(
    name: E,
    listener: (value: EventValue<C, E>) => void,
  ): () => void;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: LabError): void;
  onProgress: CallOptions['onProgress'];
}

/** Asks a contract's questions over a wire. Answers come as promises that reject with a `LabError`. */
export function connect<C extends Contract>(wire: Wire, contract: C): Connection<C> {
  const pending = new Map<number, Pending>();
  const listeners = new Map<string, Set<(value: unknown) => void>>();
  let nextId = 0;
  let closed = false;
  const send = (message: RequestMessage) => wire.send(message);

  function ask(
    group: string,
    method: string,
    input: unknown,
    options: CallOptions = {},
  ): Promise<unknown> {
    const { signal, onProgress } = options;
    if (closed) return Promise.reject(disconnected());
    if (signal?.aborted) return Promise.reject(cancelled());
    const id = nextId++;
    return new Promise((resolve, reject) => {
      const abort = () => {
        send({ kind: 'cancel', id });
        settle(id)?.reject(cancelled());
      };
      const forget = () => signal?.removeEventListener('abort', abort);
      signal?.addEventListener('abort', abort);
      pending.set(id, {
        resolve: (value) => (forget(), resolve(value)),
        reject: (error) => (forget(), reject(error)),
        onProgress,
      });
      send({ kind: 'call', id, group, method, input });
    });
  }

  function settle(id: number): Pending | undefined {
    const call = pending.get(id);
    pending.delete(id);
    return call;
  }

  wire.onMessage((message) => {
    const reply = replySchema.safeParse(message);
    if (!reply.success) return;
    const { data } = reply;
    if (data.kind === 'result') settle(data.id)?.resolve(data.value);
    else if (data.kind === 'failure') {
      settle(data.id)?.reject(
        new LabError(data.error.code, data.error.message, data.error.details),
      );
    } else if (data.kind === 'progress') pending.get(data.id)?.onProgress?.(data.fraction);
    else emit(data.name, data.value);
  });
  wire.onClose(() => {
    closed = true;
    for (const id of [...pending.keys()]) settle(id)?.reject(disconnected());
  });

  function emit(name: string, value: unknown): void {
    if (!Object.hasOwn(contract.events, name)) return;
    const parsed = contract.events[name].safeParse(value);
    if (parsed.success) for (const listener of listeners.get(name) ?? []) listener(parsed.data);
  }

  const api = Object.fromEntries(
    Object.entries(contract.methods).map(([group, methods]) => [
      group,
      Object.fromEntries(
        Object.keys(methods).map((method) => [
          method,
          (input: unknown, options?: CallOptions) => ask(group, method, input, options),
        ]),
      ),
    ]),
  );
  return {
    // Built from the contract's own keys, so it has exactly the client's shape.
    api: api as unknown as Client<C>,
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      const heard = listener as (value: unknown) => void;
      set.add(heard);
      return () => void set.delete(heard);
    },
  };
}

function cancelled(): LabError {
  return new LabError('cancelled', 'A newer question took the place of this one.');
}

function disconnected(): LabError {
  return new LabError(
    'disconnected',
    'The lab’s engine is not reachable. What was saved is safe; start the lab again and reload this page.',
  );
}
