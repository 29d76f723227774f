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
  readonly Tensor: {
    new (type: 'float32', data: Float32Array, dims: readonly number[]): Tensor;
    new (type: 'int64', data: BigInt64Array, dims: readonly number[]): Tensor;
  };
  readonly env: { readonly wasm: { numThreads: number } };
}

export type OnnxPackage = 'onnxruntime-node' | 'onnxruntime-web';

/** A model loaded for one thread, and its inputs; each call runs it and gives its first output. */
export async function onnxRunner(
  name: OnnxPackage,
  model: Uint8Array,
  inputs: Readonly<Record<string, { data: Float32Array; dims: readonly number[] }>>,
): Promise<() => Promise<Float32Array>> {
  const { runtime, session } = await opened(name, model);
  const feeds = Object.fromEntries(
    Object.entries(inputs).map(([key, { data, dims }]) => [
      key,
      new runtime.Tensor('float32', data.slice(), dims),
    ]),
  );
  return async () => Object.values(await session.run(feeds))[0].data;
}

/** A model loaded for one thread; each call runs it on whole numbers and gives its outputs by name. */
export async function openOnnx(
  name: OnnxPackage,
  model: Uint8Array,
): Promise<
  (inputs: Readonly<Record<string, readonly number[]>>) => Promise<Record<string, Float32Array>>
> {
  const { runtime, session } = await opened(name, model);
  return async (inputs) => {
    const feeds = Object.entries(inputs).map(([key, values]) => {
      const data = BigInt64Array.from(values, BigInt);
      return [key, new runtime.Tensor('int64', data, [values.length])] as const;
    });
    const outputs = Object.entries(await session.run(Object.fromEntries(feeds)));
    return Object.fromEntries(outputs.map(([key, { data }]) => [key, data]));
  };
}

async function opened(name: OnnxPackage, model: Uint8Array) {
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
  return { runtime, session };
}
