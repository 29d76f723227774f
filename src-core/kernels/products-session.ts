import { LabError } from '#core/attention';
import { planScratch } from './attention-plan.ts';
import type { KernelCore } from './kernel-core.ts';
import { createLayout, jobAddress } from './layout.ts';
import { writeProductJob } from './job.ts';
import { checkSize, KERNEL_LIMITS } from './shape.ts';

/** A right matrix (inner × columns) that stays in the kernel's memory; `columns` a multiple of 8. */
export interface RightShape {
  readonly inner: number;
  readonly columns: number;
}

/** Products of anything with matrices that stay: fill them once, multiply as often as you like. */
export interface ProductsSession {
  /** Row `k` of right matrix `index`, to be filled before the first product. */
  setRow(index: number, k: number, row: ArrayLike<number>): void;
  /** A right matrix, row by row, as it was filled. */
  read(index: number): Float64Array;
  /**
   * left (rows × inner) · right matrix `index`: (rows × columns). An array that was given once keeps its numbers. Throws
   * `shape.mismatch` and `kernel.stale`.
   */
  multiply(index: number, left: Float64Array, rows: number): Float64Array;
}

const PANEL = 8;
/** Rows of a left matrix that are in the memory at once. */
const ROWS = 256;

/** Lays out room for the matrices, in panels of 8 columns as the register tile reads them. Throws `kernel.memory`. */
export function prepareProducts(core: KernelCore, shapes: readonly RightShape[]): ProductsSession {
  const layout = createLayout();
  for (const { inner, columns } of shapes) {
    checkSize('number of rows', inner, KERNEL_LIMITS.size);
    checkSize('number of columns', columns, KERNEL_LIMITS.size);
    if (columns % PANEL !== 0) throw mismatch(columns, PANEL);
  }
  const widest = (of: (shape: RightShape) => number) => Math.max(...shapes.map(of));
  const panels = shapes.map(({ inner, columns }) => layout.take(inner * columns));
  const bias = layout.take(widest(({ columns }) => columns));
  const left = layout.take(ROWS * widest(({ inner }) => inner));
  const result = layout.take((ROWS + 5) * widest(({ columns }) => columns));
  const scratch = planScratch({ keys: 1, headSize: 1, valueSize: 1 }, layout, 0);
  const job = jobAddress(0);
  const { buffer, check } = core.claim(layout.bytes);
  scratch(buffer);
  const view = (address: number, length: number) => new Float32Array(buffer, address, length);
  view(
    bias,
    widest(({ columns }) => columns),
  ).fill(0);

  let filled: Float64Array | undefined;
  function block(index: number, numbers: Float64Array, rows: number): Float32Array {
    const { inner, columns } = shapes[index];
    // Queries, keys and values are made of the same rows, one after another.
    if (numbers !== filled) rounded(numbers, view(left, rows * inner));
    filled = numbers;
    writeProductJob(buffer, job, {
      ...{ left, bias, result, rows, inner, columns, taskRows: rows },
      panels: panels[index],
      leftRow: inner * 4,
      resultRow: columns * 4,
    });
    const multiplyAdds = rows * inner * columns;
    core.run([{ kind: 'multiply', job, tasks: 1, multiplyAdds, waits: false }]);
    return view(result, rows * columns);
  }

  return {
    setRow(index, k, row) {
      check();
      const { inner, columns } = shapes[index];
      const packed = view(panels[index], inner * columns);
      for (let c = 0; c < columns; c += PANEL) {
        const at = c * inner + k * PANEL;
        for (let i = 0; i < PANEL; i++) packed[at + i] = row[c + i];
      }
    },
    read(index) {
      check();
      const { inner, columns } = shapes[index];
      const packed = view(panels[index], inner * columns);
      const out = new Float64Array(inner * columns);
      for (let k = 0; k < inner; k++)
        for (let c = 0; c < columns; c++)
          out[k * columns + c] = packed[(c - (c % PANEL)) * inner + k * PANEL + (c % PANEL)];
      return out;
    },
    multiply(index, numbers, rows) {
      check();
      const { inner, columns } = shapes[index];
      if (numbers.length !== rows * inner) throw mismatch(numbers.length, rows * inner);
      const out = new Float64Array(rows * columns);
      for (let row = 0; row < rows; row += ROWS) {
        const count = Math.min(ROWS, rows - row);
        const some = rows <= ROWS ? numbers : numbers.subarray(row * inner, (row + count) * inner);
        widened(block(index, some, count), out, row * columns);
      }
      return out;
    },
  };
}

/** Between float32 and float64 a loop is several times faster than `set`. */
function rounded(from: Float64Array, to: Float32Array): void {
  for (let i = 0; i < to.length; i++) to[i] = from[i];
}

function widened(from: Float32Array, to: Float64Array, start: number): void {
  for (let i = 0; i < from.length; i++) to[start + i] = from[i];
}

function mismatch(given: number, expected: number): LabError {
  return new LabError(
    'shape.mismatch',
    `A product got ${given} numbers where ${expected} (or a multiple, for columns) fit.`,
    { given, expected },
  );
}
