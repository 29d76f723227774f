/** The little of WebAssembly that the kernels need. The core knows neither browser nor Node, so it declares it itself. */
interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: LinearMemory } },
  ) => { readonly exports: unknown };
  readonly Memory: new (limits: {
    initial: number;
    maximum: number;
    shared: boolean;
  }) => LinearMemory;
}

/** A WebAssembly memory: it grows by pages of 64 KiB, and an unshared one detaches its arrays when it does. */
export interface LinearMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

/** WebAssembly where this place has it. */
export function webAssembly(): WebAssemblyApi | undefined {
  return (globalThis as { readonly WebAssembly?: WebAssemblyApi }).WebAssembly;
}
