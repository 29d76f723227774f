import type { Stage, StageAddress } from './address.ts';
import { headOf, recordHead, type AttendOptions, type Head, type ScoreOptions } from './attend.ts';
import { groupSize, headSize, type HeadCounts } from './head-size.ts';
import { LabError } from './lab-error.ts';
import { learnedNodes } from './learned.ts';
import { nodeAt } from './locate.ts';
import { maskMatrix } from './mask.ts';
import { requireFinite, type Matrix } from './matrix.ts';
import { concat } from './operations/concat.ts';
import { given } from './operations/given.ts';
import { project } from './operations/project.ts';
import { createRecorder, type Node, type Recorder, type Tape } from './tape.ts';

/**
 * The learned matrices of an attention layer. Head h owns columns h·d_k … (h+1)·d_k of W_Q; the key and value
 * head g, which several query heads may share, owns the like of W_K and W_V.
 */
export interface Projections {
  readonly wQ: Matrix; // (d_model, heads · d_k)
  readonly wK: Matrix; // (d_model, keyValueHeads · d_k)
  readonly wV: Matrix; // (d_model, keyValueHeads · d_v)
  readonly wO: Matrix; // (heads · d_v, d_model)
  readonly bQ?: Matrix | undefined; // (1, heads · d_k)
  readonly bK?: Matrix | undefined; // (1, keyValueHeads · d_k)
  readonly bV?: Matrix | undefined; // (1, keyValueHeads · d_v)
  readonly bO?: Matrix | undefined; // (1, d_model)
}

/** Every step of a layer, kept. n queries, m keys. */
export interface MultiHeadRun {
  readonly embeddings: Matrix; // (n, d_model)  asks
  readonly contextEmbeddings: Matrix; // (m, d_model)  is asked; the same as `embeddings` in self-attention
  readonly heads: readonly Head[];
  readonly concat: Matrix; // (n, heads · d_v)
  readonly output: Matrix; // (n, d_model)  concat · W_O + b_O
}

/** What the attention of a layer starts from on a tape, and the number of that layer. */
export interface AttentionInputs {
  readonly layer: number;
  readonly input: Node; // (n, d_model)  asks
  readonly context: Node; // (m, d_model)  is asked
  readonly mask: Node; // (n, m)
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
  options: AttendOptions & { readonly keyValueHeads?: number },
): MultiHeadRun {
  const tape = createRecorder();
  const put = (stage: Stage, values: Matrix) =>
    tape.record({ layer: 0, stage, head: 0 }, given(values), []);
  const asking = put('embeddings', requireFinite(input, 'the word vectors'));
  const inputs: AttentionInputs = {
    layer: 0,
    input: asking,
    context:
      context === input
        ? asking
        : put('contextEmbeddings', requireFinite(context, 'the word vectors')),
    mask: put('mask', maskMatrix(options.mask)),
  };
  const counts = { heads, keyValueHeads: options.keyValueHeads ?? heads };
  const output = recordMultiHead(tape, inputs, projections, counts, options);
  return multiHeadRunOf(tape, 0, heads, { input: asking, context: inputs.context, output });
}

/** The steps of `multiHeadAttention` on a tape; the output is returned. `also` are further addresses of it. */
export function recordMultiHead(
  tape: Recorder,
  { layer, input, context, mask }: AttentionInputs,
  projections: Projections,
  counts: HeadCounts,
  options: ScoreOptions,
  also: readonly StageAddress[] = [],
): Node {
  const sharing = groupSize(counts);
  const dK = headSize(projections.wQ.cols, counts.heads);
  const dV = headSize(projections.wV.cols, counts.keyValueHeads);
  const at = (stage: Stage, head = 0): StageAddress => ({ layer, stage, head });
  const asks = learnedNodes(tape, layer, projections, ['wQ', 'bQ']);
  const advertises = learnedNodes(tape, layer, projections, ['wK', 'bK']);
  const contributes = learnedNodes(tape, layer, projections, ['wV', 'bV']);
  const joins = learnedNodes(tape, layer, projections, ['wO', 'bO']);
  if (options.faults?.includes('key-for-value') && dK !== dV) {
    throw new LabError(
      'fault.shape',
      `Keys of ${dK} numbers cannot stand in for values of ${dV}; choose d_v = d_k to try this mistake.`,
      { dK, dV },
    );
  }

  const outputs: Node[] = [];
  for (let group = 0; group < counts.keyValueHeads; group++) {
    const members = Array.from({ length: sharing }, (_, i) => group * sharing + i);
    const [first, ...others] = members;
    const shared = (stage: Stage) => others.map((head) => at(stage, head));
    const own = (size: number) => project(group * size, (group + 1) * size);
    const key = tape.record(at('key', first), own(dK), [context, ...advertises], shared('key')); // (m, d_k)
    const value = tape.record(
      at('value', first),
      own(dV),
      [context, ...contributes],
      shared('value'),
    ); // (m, d_v)
    for (const head of members) {
      const columns = project(head * dK, (head + 1) * dK);
      const query = tape.record(at('query', head), columns, [input, ...asks]); // (n, d_k)
      outputs.push(recordHead(tape, { layer, head }, { query, key, value, mask }, options));
    }
  }
  const joined = tape.record(at('concat'), concat, outputs); // (n, heads · d_v)
  const all = project(0, projections.wO.cols);
  return tape.record(at('output'), all, [joined, ...joins], also); // (n, d_model)
}

/** The steps of a layer's attention, gathered from a tape; each is computed when it is first read. */
export function multiHeadRunOf(
  tape: Tape,
  layer: number,
  heads: number,
  ends: { readonly input: Node; readonly context: Node; readonly output: Node },
): MultiHeadRun {
  const joined = nodeAt(tape, { layer, stage: 'concat', head: 0 });
  return {
    get embeddings() {
      return ends.input.value;
    },
    get contextEmbeddings() {
      return ends.context.value;
    },
    heads: Array.from({ length: heads }, (_, head) => headOf(tape, layer, head)),
    get concat() {
      return joined.value;
    },
    get output() {
      return ends.output.value;
    },
  };
}
