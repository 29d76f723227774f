import { writeProductJob } from './job.ts';
import type { Layout } from './layout.ts';
import type { Phase } from './tasks.ts';

/** A product: (rows × inner) at `left`, rows `leftRow` numbers apart, by (inner × columns). */
export interface ProductShape {
  readonly left: number;
  readonly leftRow: number;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly job: number;
  readonly threads: number;
}

/** A product that has its place in memory. */
export interface ProductPlan {
  /** Address of (rows × columns), rows `resultRow` numbers apart. */
  readonly result: number;
  readonly resultRow: number;
  readonly phase: Phase;
  write(buffer: ArrayBufferLike): void;
  /** Lays the right matrix (inner × columns) out in panels of 8 columns, the way the register tile reads it. */
  pack(buffer: ArrayBufferLike, matrix: Float32Array, bias?: Float32Array): void;
}

const PANEL = 8;
/** Rows per task: what the kernel packs at a time, or half of it to share a short product evenly. */
const ROWS = 48;

/** Lays out a product's packed matrix, bias and result. */
export function planProduct(shape: ProductShape, layout: Layout): ProductPlan {
  const { rows, inner, columns, job, threads } = shape;
  const resultRow = Math.ceil(columns / PANEL) * PANEL;
  const panels = layout.take(resultRow * inner);
  const bias = layout.take(resultRow);
  // The tile of 6 rows may write up to 5 rows past the last.
  const result = layout.take((rows + 5) * resultRow);
  const taskRows = threads > 1 && rows < ROWS * 16 * threads ? ROWS / 2 : ROWS;
  return {
    result,
    resultRow,
    phase: {
      kind: 'multiply',
      job,
      tasks: Math.ceil(rows / taskRows),
      multiplyAdds: rows * inner * columns,
      waits: false,
    },
    write(buffer) {
      writeProductJob(buffer, job, {
        left: shape.left,
        panels,
        bias,
        result,
        leftRow: shape.leftRow * 4,
        resultRow: resultRow * 4,
        rows,
        inner,
        columns,
        taskRows,
      });
    },
    pack(buffer, matrix, numbers) {
      const packed = new Float32Array(buffer, panels, resultRow * inner).fill(0);
      for (let k = 0; k < inner; k++) {
        for (let c = 0; c < columns; c++) {
          const panel = c - (c % PANEL);
          packed[panel * inner + k * PANEL + (c % PANEL)] = matrix[k * columns + c];
        }
      }
      const start = new Float32Array(buffer, bias, resultRow).fill(0);
      if (numbers) start.set(numbers);
    },
  };
}
