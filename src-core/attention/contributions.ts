import type { Address, Stage } from './address.ts';
import { LabError } from './lab-error.ts';
import { cellAt, nodeAt } from './locate.ts';
import type { Matrix } from './matrix.ts';
import type { Node, Tape } from './tape.ts';

/** What one token, through one head, adds to an output number: weight × value = amount. */
export interface Contribution {
  readonly head: number;
  /** The column of the weights: a token of the sentence that is asked. */
  readonly token: number;
  readonly weight: number;
  /** What the token offers to this very number: its value, after the head's share of W_O. */
  readonly value: number;
  readonly amount: number;
}

/** An output number as a sum over heads and tokens: parts + bias + input + rest. */
export interface Contributions {
  readonly address: Address;
  readonly total: number;
  readonly parts: readonly Contribution[];
  /** From b_O; 0 without one. */
  readonly bias: number;
  /** What went round the attention (only of `attentionResidual`). */
  readonly input: number;
  /** What numbers put in by hand after the weights add; 0 without them, but for rounding. */
  readonly rest: number;
}

/** The stages that can be split by token and head. */
export const CONTRIBUTION_STAGES = ['headOutput', 'concat', 'output', 'attentionResidual'] as const;

/**
 * Splits a number of a head's output, of `concat`, `output` or `attentionResidual` into weight × value per token and
 * head. Throws `contributions.stage`, `stage.absent` and `address.range`.
 */
export function contributions(tape: Tape, at: Address): Contributions {
  const node = cellAt(tape, at);
  const { layer, stage } = node.address;
  const { row, col } = at;
  const total = node.value.data[row * node.value.cols + col];
  const find = (wanted: Stage, head = 0) => tape.find({ layer, stage: wanted, head });
  const readers: Partial<Record<Stage, () => Reader[]>> = {
    headOutput: () => [{ head: node, share: oneHot(node.value.cols, col) }],
    concat: () => atColumn(node, col),
    output: () => throughOutput(nodeAt(tape, { layer, stage: 'concat', head: 0 }), find('wO'), col),
    attentionResidual: () =>
      throughOutput(nodeAt(tape, { layer, stage: 'concat', head: 0 }), find('wO'), col),
  };
  const read = readers[stage];
  if (!read) throw unsplittable(stage);
  const parts = read().flatMap((reader) => split(reader, row));
  const afterOutput = stage === 'output' || stage === 'attentionResidual';
  const bias = afterOutput ? (find('bO')?.value.data[col] ?? 0) : 0;
  const around = stage === 'attentionResidual' ? node.inputs[0].value : undefined;
  const input = around ? around.data[row * around.cols + col] : 0;
  const known = parts.reduce((sum, { amount }) => sum + amount, bias + input);
  return { address: { ...node.address, row, col }, total, parts, bias, input, rest: total - known };
}

/** How much each column of a head's output counts for the number asked about. */
interface Reader {
  readonly head: Node;
  readonly share: ArrayLike<number>; // (d_v)
}

function split({ head, share }: Reader, row: number): Contribution[] {
  const [weights, value] = head.inputs.map((input) => input.value);
  const open = Float64Array.from(share);
  // A number put in by hand owes nothing to any token.
  for (const one of head.overrides) if (one.row === row) open[one.col] = 0;
  return Array.from({ length: value.rows }, (_, token) => {
    const weight = weights.data[row * weights.cols + token];
    const offered = dot(open, value, token);
    return { head: head.address.head, token, weight, value: offered, amount: weight * offered };
  });
}

function throughOutput(concat: Node, wO: Node | undefined, col: number): Reader[] {
  let offset = 0;
  return concat.inputs.map((head) => {
    const from = offset;
    offset += head.value.cols;
    const share = Float64Array.from({ length: head.value.cols }, (_, c) =>
      wO ? wO.value.data[(from + c) * wO.value.cols + col] : 0,
    );
    return { head, share };
  });
}

function atColumn(concat: Node, col: number): Reader[] {
  let offset = 0;
  return concat.inputs.flatMap((head) => {
    const own = col - offset;
    offset += head.value.cols;
    const width = head.value.cols;
    return own >= 0 && own < width ? [{ head, share: oneHot(width, own) }] : [];
  });
}

function oneHot(length: number, at: number): Float64Array {
  const out = new Float64Array(length);
  out[at] = 1;
  return out;
}

function dot(a: Float64Array, values: Matrix, row: number): number {
  let sum = 0;
  for (let c = 0; c < a.length; c++) sum += a[c] * values.data[row * values.cols + c];
  return sum;
}

function unsplittable(stage: Stage): LabError {
  return new LabError(
    'contributions.stage',
    `“${stage}” is not a blend of values, so it has no contributions by token. Choose one of: ${CONTRIBUTION_STAGES.join(', ')}.`,
    { stage },
  );
}
