import { onnxModel, type OnnxNode, type OnnxTensor } from './onnx-model.ts';

/** A model file of the lab, as far as the graph needs it. */
export interface EncoderFile {
  readonly header: {
    readonly config: {
      readonly layers: number;
      readonly heads: number;
      readonly dModel: number;
      readonly epsilon: number;
    };
  };
  tensor(name: string): {
    readonly rows: number;
    readonly cols: number;
    readRow(row: number, target: Float32Array): boolean;
  };
}

/** Any length. */
const ANY = -1;

/**
 * The very weights of a model file as a graph of ONNX: numbers of pieces (`ids`) and of places (`places`) in; the last
 * hidden states (`y`) and the attention weights of every layer (`weights0` …) out.
 */
export function encoderOnnx(file: EncoderFile): Uint8Array {
  const { layers, heads, dModel, epsilon } = file.header.config;
  const constants: OnnxTensor[] = [
    { name: 'split', dims: [3], ints: [ANY, heads, dModel / heads] },
    { name: 'join', dims: [2], ints: [ANY, dModel] },
    { name: 'scale', dims: [1], data: Float32Array.of(Math.sqrt(heads / dModel)) },
  ];
  const nodes: OnnxNode[] = [];
  const node = (op: string, inputs: string[], out: string, attributes = {}): string => {
    nodes.push({ op, inputs, outputs: [out], attributes });
    return out;
  };
  /** A tensor of the file; one of a single row as a vector. */
  const learned = (name: string): string => {
    const { rows, cols, readRow } = file.tensor(name);
    const data = new Float32Array(rows * cols);
    for (let row = 0; row < rows; row++) readRow(row, data.subarray(row * cols, (row + 1) * cols));
    constants.push({ name, dims: rows === 1 ? [cols] : [rows, cols], data });
    return name;
  };
  const norm = (x: string, name: string, out: string) =>
    node('LayerNormalization', [x, learned(`${name}Gain`), learned(`${name}Shift`)], out, {
      axis: -1,
      epsilon: { float: epsilon },
    });
  const project = (x: string, w: string, b: string, out: string) =>
    node('Add', [node('MatMul', [x, learned(w)], `${out}/product`), learned(b)], out);
  const split = (x: string, perm: number[]) =>
    node('Transpose', [node('Reshape', [x, 'split'], `${x}/split`)], `${x}/heads`, { perm });

  const words = node('Gather', [learned('words'), 'ids'], 'words/taken');
  const places = node('Gather', [learned('positions'), 'places'], 'positions/taken');
  let x = norm(node('Add', [words, places], 'sum'), 'embedding', 'x');
  for (let layer = 0; layer < layers; layer++) {
    const own = (name: string) => `${layer}/${name}`;
    const projected = (name: string) => project(x, own(`w${name}`), own(`b${name}`), own(name));
    const query = split(projected('Q'), [1, 0, 2]);
    const key = split(projected('K'), [1, 2, 0]);
    const value = split(projected('V'), [1, 0, 2]);
    const scores = node('MatMul', [query, key], own('scores'));
    const scaled = node('Mul', [scores, 'scale'], own('scaled'));
    const weights = node('Softmax', [scaled], `weights${layer}`, { axis: -1 });
    const blended = node('MatMul', [weights, value], own('blended'));
    const turned = node('Transpose', [blended], own('turned'), { perm: [1, 0, 2] });
    const joined = node('Reshape', [turned, 'join'], own('joined'));
    const output = project(joined, own('wO'), own('bO'), own('output'));
    const first = norm(node('Add', [output, x], own('around')), own('attention'), own('first'));
    const hidden = project(first, own('w1'), own('b1'), own('hidden'));
    const active = node('Gelu', [hidden], own('active'));
    const fed = project(active, own('w2'), own('b2'), own('fed'));
    const out = layer === layers - 1 ? 'y' : own('out');
    x = norm(node('Add', [fed, first], own('around2')), own('feedForward'), out);
  }
  const kept = Array.from({ length: layers }, (_, layer) => `weights${layer}`);
  return onnxModel({
    nodes,
    constants,
    inputs: ['ids', 'places'].map((name) => ({ name, dims: [ANY], ints: [] })),
    outputs: [
      { name: 'y', dims: [ANY, dModel] },
      ...kept.map((name) => ({ name, dims: [heads, ANY, ANY] })),
    ],
  });
}
