import { onnxModel, type OnnxNode } from './onnx-model.ts';

/** The ways that ONNX has to say attention; which of them a runtime does best differs by version and shape. */
export const ATTENTION_GRAPHS = ['MatMul', 'Attention', 'MultiHeadAttention'] as const;
export type AttentionGraph = (typeof ATTENTION_GRAPHS)[number];

export interface GraphShape {
  readonly heads: number;
  readonly tokens: number;
  readonly headSize: number;
  readonly causal: boolean;
}

/** The dimensions of Q, K, V and the output: the multi-head operator takes (1, n, heads · d). */
export function graphDims(kind: AttentionGraph, { heads, tokens, headSize }: GraphShape): number[] {
  if (kind === 'MultiHeadAttention') return [1, tokens, heads * headSize];
  return [1, heads, tokens, headSize];
}

/** Attention of Q, K and V as a model. */
export function attentionModel(kind: AttentionGraph, shape: GraphShape): Uint8Array {
  const dims = graphDims(kind, shape);
  const inputs = ['q', 'k', 'v'].map((name) => ({ name, dims }));
  const outputs = [{ name: 'o', dims }];
  if (kind !== 'MatMul') return onnxModel({ nodes: [operator(kind, shape)], inputs, outputs });
  const { tokens: n, headSize, causal } = shape;
  const constants = [{ name: 'scale', dims: [1], data: Float32Array.of(1 / Math.sqrt(headSize)) }];
  const nodes: OnnxNode[] = [
    { op: 'Transpose', inputs: ['k'], outputs: ['kt'], attributes: { perm: [0, 1, 3, 2] } },
    { op: 'MatMul', inputs: ['q', 'kt'], outputs: ['scores'] },
    { op: 'Mul', inputs: ['scores', 'scale'], outputs: ['scaled'] },
  ];
  if (causal) {
    const hidden = (i: number) => (i % n > Math.floor(i / n) ? -1e9 : 0);
    const data = Float32Array.from({ length: n * n }, (_, i) => hidden(i));
    constants.push({ name: 'mask', dims: [n, n], data });
    nodes.push({ op: 'Add', inputs: ['scaled', 'mask'], outputs: ['masked'] });
  }
  const last = causal ? 'masked' : 'scaled';
  nodes.push(
    { op: 'Softmax', inputs: [last], outputs: ['weights'], attributes: { axis: 3 } },
    { op: 'MatMul', inputs: ['weights', 'v'], outputs: ['o'] },
  );
  return onnxModel({ nodes, inputs, outputs, constants });
}

function operator(kind: AttentionGraph, { heads, causal }: GraphShape): OnnxNode {
  const io = { inputs: ['q', 'k', 'v'], outputs: ['o'] };
  const on = causal ? 1 : 0;
  if (kind === 'Attention') return { op: kind, ...io, attributes: { is_causal: on } };
  const attributes = { num_heads: heads, unidirectional: on };
  return { op: kind, ...io, domain: 'com.microsoft', attributes };
}

/** A whole layer with its learned matrices (dModel × dModel): projections, attention, output projection. */
export function layerModel(
  shape: GraphShape,
  weights: Readonly<Record<'wQ' | 'wK' | 'wV' | 'wO', Float32Array>>,
): Uint8Array {
  const dModel = shape.heads * shape.headSize;
  const dims = [1, shape.tokens, dModel];
  const product = (left: string, right: string, out: string): OnnxNode => {
    return { op: 'MatMul', inputs: [left, right], outputs: [out] };
  };
  return onnxModel({
    nodes: [
      product('x', 'wQ', 'q'),
      product('x', 'wK', 'k'),
      product('x', 'wV', 'v'),
      operator('MultiHeadAttention', shape),
      product('o', 'wO', 'y'),
    ],
    inputs: [{ name: 'x', dims }],
    outputs: [{ name: 'y', dims }],
    constants: Object.entries(weights).map(([name, data]) => {
      return { name, dims: [dModel, dModel], data };
    }),
  });
}
