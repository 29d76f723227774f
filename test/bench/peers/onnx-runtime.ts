/** The part of onnxruntime's API that the benchmark uses; the package is there only once the benchmark has run. */
interface Tensor {
  readonly data: Float32Array;
}
interface Session {
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Record<string, Tensor>>;
}
interface OnnxRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: Readonly<Record<string, unknown>>): Promise<Session>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => Tensor;
  readonly env: { readonly wasm: { numThreads: number } };
}

export type OnnxPackage = 'onnxruntime-node' | 'onnxruntime-web';

/** A model loaded for one thread, and its inputs; each call runs it and gives its first output. */
export async function onnxRunner(
  name: OnnxPackage,
  model: Uint8Array,
  inputs: Readonly<Record<string, { data: Float32Array; dims: readonly number[] }>>,
): Promise<() => Promise<Float32Array>> {
  // The name is a variable, so that the types do not ask for a package that may not be installed.
  const runtime = (await import(name)) as OnnxRuntime;
  const web = name === 'onnxruntime-web';
  if (web) runtime.env.wasm.numThreads = 1;
  const session = await runtime.InferenceSession.create(model, {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    logSeverityLevel: 3,
    ...(web && { executionProviders: ['wasm'] }),
  });
  const feeds = Object.fromEntries(
    Object.entries(inputs).map(([key, { data, dims }]) => [
      key,
      new runtime.Tensor('float32', data.slice(), dims),
    ]),
  );
  return async () => Object.values(await session.run(feeds))[0].data;
}
