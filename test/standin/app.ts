import { EventEmitter } from 'node:events';

/** An event that a listener may prevent, as Electron's are. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Stands in for Electron's app: its events in its order. */
class App extends EventEmitter {
  name = 'Electron';
  sandboxed = false;
  readonly paths = new Map<string, string>();

  setName(name: string): void {
    this.name = name;
  }

  setPath(name: string, path: string): void {
    this.paths.set(name, path);
  }

  enableSandbox(): void {
    this.sandboxed = true;
  }

  requestSingleInstanceLock(): boolean {
    return true;
  }

  whenReady(): Promise<void> {
    return Promise.resolve();
  }

  quit(): void {
    this.emit('before-quit', new PreventableEvent());
    this.emit('close-windows');
    const event = new PreventableEvent();
    this.emit('will-quit', event);
    if (!event.defaultPrevented) this.exit(0);
  }

  exit(code: number): void {
    process.exit(code);
  }
}

export const app = new App();
