import type { StageAddress } from './address.ts';
import { LabError } from './lab-error.ts';
import { nodeAt } from './locate.ts';
import { maskMatrix, type Mask } from './mask.ts';
import { requireFinite, type Matrix } from './matrix.ts';
import { blend } from './operations/blend.ts';
import { blockOut } from './operations/block-out.ts';
import { divide } from './operations/divide.ts';
import { dotProducts } from './operations/dot-products.ts';
import { given } from './operations/given.ts';
import { passOn } from './operations/pass-on.ts';
import { softmaxStep } from './operations/softmax-step.ts';
import type { Fault } from './fault.ts';
import { createRecorder, type Node, type Recorder, type Tape } from './tape.ts';

/** Every step of one head, kept. n queries, m keys. */
export interface Head {
  readonly query: Matrix; // (n, d_k)
  readonly key: Matrix; // (m, d_k)
  readonly value: Matrix; // (m, d_v)
  readonly scores: Matrix; // (n, m)  Q·Kᵀ
  readonly scaled: Matrix; // (n, m)  ÷ √d_k, ÷ T
  readonly masked: Matrix; // (n, m)  −∞ where not allowed
  readonly weights: Matrix; // (n, m)  softmax of each row
  readonly headOutput: Matrix; // (n, d_v)
}

/** How the scores of a head become weights. */
export interface ScoreOptions {
  /** What scores are divided by before the temperature: √d_k in the paper, 1 for no scaling. */
  readonly divisor: number;
  /** Above 0; 1 changes nothing, less sharpens, more flattens. */
  readonly temperature: number;
  /** Mistakes made on purpose. */
  readonly faults?: readonly Fault[];
}

/** The same, with the mask that a whole head needs. */
export interface AttendOptions extends ScoreOptions {
  readonly mask: Mask;
}

/** Where the inputs of a head stand on a tape. */
export interface HeadInputs {
  readonly query: Node; // (n, d_k)
  readonly key: Node; // (m, d_k)
  readonly value: Node; // (m, d_v)
  readonly mask: Node; // (n, m)  1 allowed, 0 not
}

/**
 * Scaled dot-product attention of one head: softmax(Q·Kᵀ / √d_k)·V (Vaswani et al. 2017, eq. 1).
 * Throws `temperature.range`, `scaling.range`, `shape.mismatch` and `number.not-finite`.
 */
export function attend(query: Matrix, key: Matrix, value: Matrix, options: AttendOptions): Head {
  const tape = createRecorder();
  const place = (stage: StageAddress['stage']) => ({ layer: 0, stage, head: 0 });
  const put = (stage: StageAddress['stage'], values: Matrix) =>
    tape.record(place(stage), given(values), []);
  const inputs = {
    query: put('query', requireFinite(query, 'the queries')),
    key: put('key', requireFinite(key, 'the keys')),
    value: put('value', requireFinite(value, 'the values')),
    mask: put('mask', maskMatrix(options.mask)),
  };
  const output = recordHead(tape, { layer: 0, head: 0 }, inputs, options);
  // Unlike shapes are told here, not when somebody reads the head.
  void output.value;
  return headOf(tape, 0, 0);
}

/**
 * The steps of `attend` on a tape; the last one is returned. Each mistake of `faults` changes one step of
 * this same path.
 */
export function recordHead(
  tape: Recorder,
  place: { readonly layer: number; readonly head: number },
  { query, key, value, mask }: HeadInputs,
  { divisor, temperature, faults = [] }: ScoreOptions,
): Node {
  if (!(temperature > 0) || !Number.isFinite(temperature)) {
    throw new LabError(
      'temperature.range',
      `The temperature is ${temperature}; choose a number above 0.`,
      { temperature },
    );
  }
  if (!(divisor > 0) || !Number.isFinite(divisor)) {
    throw new LabError(
      'scaling.range',
      `Scores cannot be divided by ${divisor}; choose a number above 0.`,
      { divisor },
    );
  }
  const at = (stage: StageAddress['stage']): StageAddress => ({ ...place, stage });
  const late = faults.includes('mask-after-softmax');
  const blocked = faults.includes('zero-for-minus-infinity') ? 0 : -Infinity;

  const scores = tape.record(at('scores'), dotProducts, [query, key]); // (n, m)
  const scaled = tape.record(at('scaled'), divide(divisor, temperature), [scores]); // (n, m)
  const masked = late
    ? tape.record(at('masked'), passOn, [scaled])
    : tape.record(at('masked'), blockOut(blocked), [scaled, mask]); // (n, m)
  const weights = tape.record(
    at('weights'),
    softmaxStep({
      axis: faults.includes('softmax-over-queries') ? 'column' : 'row',
      subtractMaximum: !faults.includes('no-maximum-subtraction'),
    }),
    late ? [masked, mask] : [masked],
  ); // (n, m)
  const taken = faults.includes('key-for-value') ? key : value;
  return tape.record(at('headOutput'), blend, [weights, taken]); // (n, d_v)
}

/** The stages of one head of a run, each computed when it is first read. */
export function headOf(tape: Tape, layer: number, head: number): Head {
  const valueAt = (stage: StageAddress['stage']) => nodeAt(tape, { layer, stage, head }).value;
  return {
    get query() {
      return valueAt('query');
    },
    get key() {
      return valueAt('key');
    },
    get value() {
      return valueAt('value');
    },
    get scores() {
      return valueAt('scores');
    },
    get scaled() {
      return valueAt('scaled');
    },
    get masked() {
      return valueAt('masked');
    },
    get weights() {
      return valueAt('weights');
    },
    get headOutput() {
      return valueAt('headOutput');
    },
  };
}
