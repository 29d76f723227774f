/** Just enough of ONNX's protobuf format to write the small graphs that the benchmark runs. */

const encoder = new TextEncoder();

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
  readonly dims: readonly number[];
  readonly data?: Float32Array;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly inputs: readonly OnnxTensor[];
  readonly outputs: readonly OnnxTensor[];
  readonly constants?: readonly OnnxTensor[];
}

/** A model of float32 tensors as the bytes of a .onnx file, for opset 23 and Microsoft's own operators. */
export function onnxModel(graph: OnnxGraph): Uint8Array {
  return Uint8Array.from([
    ...whole(1, 10),
    ...bytes(7, [
      ...graph.nodes.flatMap((node) => bytes(1, nodeBytes(node))),
      ...text(2, 'bench'),
      ...(graph.constants ?? []).flatMap((tensor) => bytes(5, constantBytes(tensor))),
      ...graph.inputs.flatMap((tensor) => bytes(11, shapeBytes(tensor))),
      ...graph.outputs.flatMap((tensor) => bytes(12, shapeBytes(tensor))),
    ]),
    ...bytes(8, [...text(1, ''), ...whole(2, 23)]),
    ...bytes(8, [...text(1, 'com.microsoft'), ...whole(2, 1)]),
  ]);
}

function nodeBytes(node: OnnxNode): number[] {
  return [
    ...node.inputs.flatMap((name) => text(1, name)),
    ...node.outputs.flatMap((name) => text(2, name)),
    ...text(4, node.op),
    ...Object.entries(node.attributes ?? {}).flatMap(([name, value]) =>
      bytes(5, [...text(1, name), ...attributeBytes(value)]),
    ),
    ...(node.domain ? text(7, node.domain) : []),
  ];
}

function attributeBytes(value: number | readonly number[] | { readonly float: number }): number[] {
  if (typeof value === 'number') return [...whole(3, value), ...whole(20, 2)];
  if ('float' in value) return [...tag(2, 5), ...floatBytes([value.float]), ...whole(20, 1)];
  return [...value.flatMap((entry) => whole(8, entry)), ...whole(20, 7)];
}

function constantBytes({ name, dims, data }: OnnxTensor): number[] {
  return [
    ...dims.flatMap((size) => whole(1, size)),
    ...whole(2, 1),
    ...text(8, name),
    ...bytes(9, floatBytes(data ?? [])),
  ];
}

function shapeBytes({ name, dims }: OnnxTensor): number[] {
  const shape = dims.flatMap((size) => bytes(1, whole(1, size)));
  return [...text(1, name), ...bytes(2, bytes(1, [...whole(1, 1), ...bytes(2, shape)]))];
}

function floatBytes(values: ArrayLike<number>): number[] {
  return Array.from(new Uint8Array(Float32Array.from(values).buffer));
}

function text(field: number, value: string): number[] {
  return bytes(field, Array.from(encoder.encode(value)));
}

// Loops, not spread arguments: a constant may have millions of bytes.
function bytes(field: number, content: readonly number[]): number[] {
  return tag(field, 2).concat(varint(content.length), content);
}

function whole(field: number, value: number): number[] {
  return [...tag(field, 0), ...varint(value)];
}

function tag(field: number, wire: number): number[] {
  return varint(field * 8 + wire);
}

function varint(value: number): number[] {
  const out: number[] = [];
  for (; value >= 128; value = Math.floor(value / 128)) out.push((value % 128) + 128);
  return [...out, value];
}
