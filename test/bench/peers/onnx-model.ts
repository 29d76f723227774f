/** Just enough of ONNX's protobuf format to write the small graphs that the benchmark runs. */

export interface OnnxNode {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly domain?: string;
  readonly attributes?: Readonly<
    Record<string, number | readonly number[] | { readonly float: number }>
  >;
}

export interface OnnxTensor {
  readonly name: string;
  /** Below 0 for any size. */
  readonly dims: readonly number[];
  readonly data?: Float32Array;
  /** Whole numbers of 64 bits in place of float32. */
  readonly ints?: readonly number[];
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly inputs: readonly OnnxTensor[];
  readonly outputs: readonly OnnxTensor[];
  readonly constants?: readonly OnnxTensor[];
}

const FLOAT = 1;
const INT64 = 7;

/** A model of float32 (and int64) tensors as the bytes of a .onnx file, for opset 23 and Microsoft's own operators. */
export function onnxModel({ nodes, inputs, outputs, constants = [] }: OnnxGraph): Uint8Array {
  return join(
    whole(1, 10),
    block(
      7,
      ...nodes.map((node) => block(1, ...nodeParts(node))),
      text(2, 'bench'),
      ...constants.map((tensor) => block(5, ...constantParts(tensor))),
      ...inputs.map((tensor) => block(11, ...shapeParts(tensor))),
      ...outputs.map((tensor) => block(12, ...shapeParts(tensor))),
    ),
    block(8, text(1, ''), whole(2, 23)),
    block(8, text(1, 'com.microsoft'), whole(2, 1)),
  );
}

function nodeParts({ op, inputs, outputs, domain, attributes = {} }: OnnxNode): Uint8Array[] {
  return [
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) =>
      typeof value === 'number'
        ? block(5, text(1, name), whole(3, value), whole(20, 2))
        : 'float' in value
          ? block(5, text(1, name), float(2, value.float), whole(20, 1))
          : block(5, text(1, name), ...value.map((entry) => whole(8, entry)), whole(20, 7)),
    ),
    ...(domain ? [text(7, domain)] : []),
  ];
}

function constantParts({ name, dims, data, ints }: OnnxTensor): Uint8Array[] {
  const numbers = ints ? BigInt64Array.from(ints, BigInt) : (data ?? new Float32Array());
  const raw = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  const type = ints ? INT64 : FLOAT;
  return [...dims.map((size) => whole(1, size)), whole(2, type), text(8, name), block(9, raw)];
}

function shapeParts({ name, dims, ints }: OnnxTensor): Uint8Array[] {
  const shape = block(2, ...dims.map((size) => block(1, ...(size < 0 ? [] : [whole(1, size)]))));
  return [text(1, name), block(2, block(1, whole(1, ints ? INT64 : FLOAT), shape))];
}

function text(field: number, value: string): Uint8Array {
  return block(field, new TextEncoder().encode(value));
}

function block(field: number, ...parts: Uint8Array[]): Uint8Array {
  const content = join(...parts);
  return join(varint(field * 8 + 2), varint(content.length), content);
}

function whole(field: number, value: number): Uint8Array {
  return join(varint(field * 8), value < 0 ? MINUS_ONE : varint(value));
}

/** −1 in 64 bits. */
const MINUS_ONE = Uint8Array.of(...Array.from({ length: 9 }, () => 255), 1);

function float(field: number, value: number): Uint8Array {
  return join(varint(field * 8 + 5), new Uint8Array(Float32Array.of(value).buffer));
}

function varint(value: number): Uint8Array {
  const out: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) + 128);
  return Uint8Array.from([...out, value]);
}

function join(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
