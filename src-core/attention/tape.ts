import { stageKey, type StageAddress } from './address.ts';
import { LabError } from './lab-error.ts';
import { matrix, sameDigits, type Matrix } from './matrix.ts';
import type { Operation } from './operation.ts';

/** A number put in by hand, or a part switched off (`ablation`, value 0), in place of the computed one. */
export interface Override {
  readonly row: number;
  readonly col: number;
  readonly value: number;
  readonly reason: 'edit' | 'ablation';
}

/** An override in force, with the number that it replaced. */
export interface AppliedOverride extends Override {
  readonly computed: number;
}

/** The numbers of a stage, computed when they are first asked for; shared by every run in which they are the same. */
interface Numbers {
  readonly value: Matrix;
  readonly overrides: readonly AppliedOverride[];
  /** Whether they have been asked for yet. */
  readonly isComputed: boolean;
  /** What was put in by hand, before it is known what it replaces. */
  readonly asked: readonly Override[];
}

/** One stage of a run: its numbers, and how they came about. */
export interface Node {
  readonly address: StageAddress;
  readonly operation: Operation;
  readonly inputs: readonly Node[];
  readonly numbers: Numbers;
  readonly value: Matrix;
  readonly overrides: readonly AppliedOverride[];
}

/** A finished computation: every stage, in the order they were computed. */
export interface Tape {
  readonly nodes: readonly Node[];
  /** The stage at an address; undefined where this run has none. */
  find(address: StageAddress): Node | undefined;
}

/** A computation under way. */
export interface Recorder extends Tape {
  /**
   * Carries out one operation and keeps the result as the stage `at`. `also` are other addresses of the same
   * numbers, such as the next layer's embeddings.
   */
  record(
    at: StageAddress,
    operation: Operation,
    inputs: readonly Node[],
    also?: readonly StageAddress[],
  ): Node;
}

/** What a computation may start from. */
export interface RecorderOptions {
  /** The numbers put in by hand at a stage. */
  readonly overridesOf?: (address: StageAddress) => readonly Override[];
  /** An earlier run: what has the same operation, inputs and overrides there is taken over, not recomputed. */
  readonly earlier?: Tape;
}

/** A new computation. Throws `address.range` for an override outside its stage. */
export function createRecorder({ overridesOf, earlier }: RecorderOptions = {}): Recorder {
  const nodes: Node[] = [];
  const byKey = new Map<string, Node>();
  return {
    nodes,
    find: finder(byKey),
    record(at, operation, inputs, also = []) {
      const places = [at, ...also];
      const overrides = overridesOf ? lastOfEach(places.flatMap(overridesOf)) : [];
      const numbers =
        unchanged(earlier?.find(at), operation, inputs, overrides) ??
        numbersOf(operation, inputs, overrides, at);
      // A number put in by hand is put in at once, so that a place that is not there is told of.
      if (overrides.length > 0) void numbers.value;
      const node = nodeOf(at, operation, inputs, numbers);
      nodes.push(node);
      for (const place of places) byKey.set(stageKey(place), node);
      return node;
    },
  };
}

function nodeOf(
  address: StageAddress,
  operation: Operation,
  inputs: readonly Node[],
  numbers: Numbers,
): Node {
  return {
    address,
    operation,
    inputs,
    numbers,
    get value() {
      return numbers.value;
    },
    get overrides() {
      return numbers.overrides;
    },
  };
}

/** Made outside the recorder, whose earlier run would otherwise stay in memory as long as this one. */
function finder(byKey: ReadonlyMap<string, Node>): Tape['find'] {
  return (address) => byKey.get(stageKey(address));
}

/** One override for each cell: the last one. */
function lastOfEach(overrides: readonly Override[]): Override[] {
  return [...new Map(overrides.map((one) => [`${one.row},${one.col}`, one])).values()];
}

function numbersOf(
  operation: Operation,
  inputs: readonly Node[],
  asked: readonly Override[],
  at: StageAddress,
): Numbers {
  const sources = inputs.map(({ numbers }) => numbers);
  let known: Pick<Node, 'value' | 'overrides'> | undefined;
  const compute = () => {
    const value = operation.forward(sources.map((source) => source.value));
    return asked.length === 0 ? { value, overrides: [] } : withOverrides(value, asked, at);
  };
  return {
    asked,
    get value() {
      return (known ??= compute()).value;
    },
    get overrides() {
      return (known ??= compute()).overrides;
    },
    get isComputed() {
      return known !== undefined;
    },
  };
}

function withOverrides(value: Matrix, overrides: readonly Override[], at: StageAddress) {
  const changed = matrix(value.rows, value.cols, value.data.slice());
  const applied = overrides.map((override): AppliedOverride => {
    const { row, col } = override;
    if (row >= value.rows || col >= value.cols) throw outside(at, row, col, value);
    const index = row * value.cols + col;
    changed.data[index] = override.value;
    return { ...override, computed: value.data[index] };
  });
  return { value: changed, overrides: applied };
}

/** The numbers of the same stage of an earlier run, where they must be the same. */
function unchanged(
  before: Node | undefined,
  operation: Operation,
  inputs: readonly Node[],
  overrides: readonly Override[],
): Numbers | undefined {
  if (
    before?.operation.name !== operation.name ||
    before.inputs.length !== inputs.length ||
    inputs.some(({ numbers }, i) => numbers !== before.inputs[i].numbers) ||
    !sameOverrides(before.numbers.asked, overrides)
  )
    return undefined;
  // What is given has no inputs to compare, so its own numbers are.
  if (inputs.length === 0 && !sameDigits(before.operation.forward([]), operation.forward([])))
    return undefined;
  return before.numbers;
}

function sameOverrides(before: readonly Override[], now: readonly Override[]): boolean {
  return (
    before.length === now.length &&
    now.every((override, i) => {
      const { row, col, value, reason } = before[i];
      return (
        row === override.row &&
        col === override.col &&
        Object.is(value, override.value) &&
        reason === override.reason
      );
    })
  );
}

function outside(at: StageAddress, row: number, col: number, value: Matrix): LabError {
  return new LabError(
    'address.range',
    `Row ${row + 1}, column ${col + 1} is outside “${at.stage}”, which has ${value.rows} rows and ${value.cols} columns. Choose a cell inside.`,
    { stage: at.stage, row, col, rows: value.rows, cols: value.cols },
  );
}
