import { onnxModel, type OnnxNode } from './onnx-model.ts';

/** The ways that ONNX has to say attention; which of them a runtime does best differs by version and shape. */
export const ATTENTION_GRAPHS = ['matmul', 'attention', 'multi-head'] as const;
export type AttentionGraph = (typeof ATTENTION_GRAPHS)[number];

export interface GraphShape {
  readonly heads: number;
  readonly tokens: number;
  readonly headSize: number;
  readonly causal: boolean;
}

/** The dimensions of Q, K, V and the output: (heads, n, d), or (1, n, heads · d) for the multi-head operator. */
export function graphDims(kind: AttentionGraph, { heads, tokens, headSize }: GraphShape): number[] {
  if (kind === 'multi-head') return [1, tokens, heads * headSize];
  return [1, heads, tokens, headSize];
}

/** Attention of Q, K and V as a model. */
export function attentionModel(kind: AttentionGraph, shape: GraphShape): Uint8Array {
  const dims = graphDims(kind, shape);
  const inputs = ['q', 'k', 'v'].map((name) => ({ name, dims }));
  const outputs = [{ name: 'o', dims }];
  if (kind !== 'matmul') return onnxModel({ nodes: [operator(kind, shape)], inputs, outputs });
  const { tokens: n, headSize } = shape;
  const constants = [{ name: 'scale', dims: [1], data: Float32Array.of(1 / Math.sqrt(headSize)) }];
  const nodes: OnnxNode[] = [
    { op: 'Transpose', inputs: ['k'], outputs: ['kt'], attributes: { perm: [0, 1, 3, 2] } },
    { op: 'MatMul', inputs: ['q', 'kt'], outputs: ['scores'] },
    { op: 'Mul', inputs: ['scores', 'scale'], outputs: ['scaled'] },
  ];
  if (shape.causal) {
    const data = Float32Array.from({ length: n * n }, (_, i) =>
      i % n > Math.floor(i / n) ? -1e9 : 0,
    );
    constants.push({ name: 'mask', dims: [n, n], data });
    nodes.push({ op: 'Add', inputs: ['scaled', 'mask'], outputs: ['masked'] });
  }
  nodes.push(
    {
      op: 'Softmax',
      inputs: [shape.causal ? 'masked' : 'scaled'],
      outputs: ['w'],
      attributes: { axis: 3 },
    },
    { op: 'MatMul', inputs: ['w', 'v'], outputs: ['o'] },
  );
  return onnxModel({ nodes, inputs, outputs, constants });
}

function operator(kind: 'attention' | 'multi-head', { heads, causal }: GraphShape): OnnxNode {
  const io = { inputs: ['q', 'k', 'v'], outputs: ['o'] };
  const on = causal ? 1 : 0;
  return kind === 'attention'
    ? { op: 'Attention', ...io, attributes: { is_causal: on } }
    : {
        op: 'MultiHeadAttention',
        ...io,
        domain: 'com.microsoft',
        attributes: { num_heads: heads, unidirectional: on },
      };
}
