import { labContract, memoryWires, serve } from '#core/contract';
import { linkOver, type LabLink } from '#renderer/api/index.ts';
import { fakeLab, type FakeOptions, type FakeState } from './fake-lab.ts';

/** A line to a fake host in the same process. */
export interface FakeLink extends LabLink {
  readonly state: FakeState;
  /** What the host's menu would say. */
  command(name: 'new' | 'save' | 'experiments' | 'palette'): void;
  /** From now on every answer waits this long, milliseconds. */
  slow(delay: number): void;
  /** The engine goes away. */
  close(): void;
}

/** Serves a fake lab and connects to it. */
export function fakeLink(options: FakeOptions = {}): FakeLink {
  const own: FakeOptions = {
    ...options,
    changed: () => served.emit('experimentsChanged', undefined),
  };
  const [near, far, close] = memoryWires(structuredClone);
  const { implementation, state } = fakeLab(own);
  const served = serve(far, labContract, implementation, (fault) => {
    throw fault;
  });
  return {
    ...linkOver(near),
    state,
    command: (name) => served.emit('command', name),
    slow: (delay) => void (own.delay = delay),
    close,
  };
}
