import { attend, type AttendOptions, type Head } from './attend.ts';
import { LabError } from './lab-error.ts';
import { columns, concatColumns, multiply, type Matrix } from './matrix.ts';

/** The learned matrices of a layer, each (d_model × d_model); head h owns columns h·d_k … (h+1)·d_k of the first three. */
export interface Projections {
  readonly wQ: Matrix;
  readonly wK: Matrix;
  readonly wV: Matrix;
  readonly wO: Matrix;
}

/** Every step of a layer, kept. n queries, m keys. */
export interface MultiHeadRun {
  readonly embeddings: Matrix; // (n, d_model)  asks
  readonly contextEmbeddings: Matrix; // (m, d_model)  is asked; the same as `embeddings` in self-attention
  readonly heads: readonly Head[];
  readonly concat: Matrix; // (n, d_model)
  readonly output: Matrix; // (n, d_model)  concat · W_O
}

/** d_model ÷ heads. Throws `heads.indivisible` when that is no whole number. */
export function headSize(dModel: number, heads: number): number {
  if (!Number.isInteger(heads) || heads < 1 || dModel % heads !== 0) {
    throw new LabError(
      'heads.indivisible',
      `d_model = ${dModel} cannot be shared by ${heads} heads; choose a number of heads that divides ${dModel}.`,
      { dModel, heads },
    );
  }
  return dModel / heads;
}

/**
 * MultiHead = Concat(head₁ … head_h)·W_O (Vaswani et al. 2017, §3.2.2). Self-attention when `context` is
 * the input itself; cross-attention when it is another sequence: queries from `input`, keys and values from `context`.
 */
export function multiHeadAttention(
  input: Matrix,
  context: Matrix,
  projections: Projections,
  heads: number,
  options: AttendOptions,
): MultiHeadRun {
  const dK = headSize(input.cols, heads);
  const query = multiply(input, projections.wQ); // (n, d_model)
  const key = multiply(context, projections.wK); // (m, d_model)
  const value = multiply(context, projections.wV); // (m, d_model)
  const runs = Array.from({ length: heads }, (_, h) => {
    const own = (projected: Matrix) => columns(projected, h * dK, (h + 1) * dK); // (…, d_k)
    return attend(own(query), own(key), own(value), options);
  });
  const concat = concatColumns(runs.map((head) => head.headOutput));
  return {
    embeddings: input,
    contextEmbeddings: context,
    heads: runs,
    concat,
    output: multiply(concat, projections.wO),
  };
}
