import { Worker } from 'node:worker_threads';
import { openKernel, type Kernel, type KernelOptions } from '#core/kernels';

export interface KernelPoolOptions extends Pick<KernelOptions, 'backend'> {
  /**
   * Where `kernel-thread` is. Made in the host's entry file: a bundler moves shared modules to chunks/, where the
   * thread's file is not.
   */
  readonly threadUrl: URL;
  /** How many threads compute, the caller's own included. */
  readonly threads: number;
}

/**
 * A kernel whose work is shared by worker threads over one memory. The threads do not keep the process alive; where
 * one cannot start, or dies, the others do its work.
 */
export function openKernelPool({ threadUrl, ...options }: KernelPoolOptions): Kernel {
  const workers: Worker[] = [];
  const kernel = openKernel({
    ...options,
    startThread(ticket) {
      const worker = new Worker(threadUrl, { workerData: ticket });
      worker.on('error', () => undefined);
      worker.unref();
      workers.push(worker);
    },
  });
  return {
    ...kernel,
    get bytes() {
      return kernel.bytes;
    },
    close() {
      kernel.close();
      for (const worker of workers) void worker.terminate();
    },
  };
}
