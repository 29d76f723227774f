import { LabError } from '#core/attention';
import { bytesFromBase64 } from './base64.ts';
import { KERNEL_BYTES } from './kernel-bytes.ts';
import { javascriptKernels } from './javascript.ts';
import type { KernelFunctions } from './kernel-functions.ts';
import { webAssembly, type LinearMemory } from './web-assembly.ts';

/**
 * The ways to compute, fastest first: WebAssembly with fused multiply-add (relaxed SIMD), WebAssembly with the plain
 * SIMD of 2021, and JavaScript.
 */
export const BACKENDS = ['relaxed', 'plain', 'javascript'] as const;
export type Backend = (typeof BACKENDS)[number];

const PAGE = 65_536;
/** 2 GiB: addresses stay whole numbers of 31 bits. */
const MAXIMUM_PAGES = 32_768;

/** The backends that work here, fastest first. */
export function usableBackends(): Backend[] {
  return BACKENDS.filter(
    (name) => name === 'javascript' || webAssembly()?.validate(kernelBytes(name)) === true,
  );
}

/** The backend of that name, or the fastest. Throws `kernel.backend` for one that does not work here. */
export function chooseBackend(name?: Backend): Backend {
  const usable = usableBackends();
  if (name === undefined) return usable[0];
  if (usable.includes(name)) return name;
  throw new LabError(
    'kernel.backend',
    `The kernel “${name}” does not work here; choose one of ${usable.join(', ')}.`,
    { backend: name },
  );
}

/** Whether one memory can serve several threads here. */
export function hasSharedMemory(): boolean {
  return typeof SharedArrayBuffer === 'function' && webAssembly() !== undefined;
}

/** An empty memory for a backend; JavaScript's is never shared. */
export function createMemory(backend: Backend, shared: boolean): LinearMemory {
  const api = webAssembly();
  if (backend === 'javascript' || !api) return plainMemory();
  return new api.Memory({ initial: 1, maximum: MAXIMUM_PAGES, shared });
}

/** Grows a memory to hold that many bytes. Throws `kernel.memory` past 2 GiB or what the machine has. */
export function growTo(memory: LinearMemory, bytes: number): void {
  const pages = Math.ceil(bytes / PAGE);
  const missing = pages - memory.buffer.byteLength / PAGE;
  if (missing <= 0) return;
  try {
    if (pages > MAXIMUM_PAGES) throw new RangeError();
    memory.grow(missing);
  } catch {
    throw new LabError(
      'kernel.memory',
      `This takes ${Math.ceil(bytes / 2 ** 20)} MiB, more than there is; choose fewer tokens or heads, or do not keep the weights.`,
      { bytes },
    );
  }
}

/** The kernels of a backend over a memory. */
export function kernelFunctions(backend: Backend, memory: LinearMemory): KernelFunctions {
  const api = webAssembly();
  if (backend === 'javascript' || !api) return javascriptKernels(() => memory.buffer);
  const shared =
    typeof SharedArrayBuffer === 'function' && memory.buffer instanceof SharedArrayBuffer;
  const name = shared ? (`${backend}Shared` as const) : backend;
  const module = compiled.get(name) ?? new api.Module(kernelBytes(name));
  compiled.set(name, module);
  return new api.Instance(module, { env: { memory } }).exports as KernelFunctions;
}

const decoded = new Map<string, Uint8Array>();
/** All kernels of a backend share its code, and so what the engine has made of it while it ran. */
const compiled = new Map<string, object>();

/** A compiled module. */
export function kernelBytes(name: keyof typeof KERNEL_BYTES): Uint8Array {
  const known = decoded.get(name) ?? bytesFromBase64(KERNEL_BYTES[name]);
  decoded.set(name, known);
  return known;
}

/** Ordinary memory in the shape of WebAssembly's. Growing need not keep the content: every session writes its own. */
function plainMemory(): LinearMemory {
  let buffer = new ArrayBuffer(PAGE);
  return {
    get buffer() {
      return buffer;
    },
    grow(pages) {
      const before = buffer.byteLength / PAGE;
      buffer = new ArrayBuffer(buffer.byteLength + pages * PAGE);
      return before;
    },
  };
}
