import { ProductJob, Scratch } from './job';
import { packPanels } from './pack';
import { tile } from './tile';

const ROWS: i32 = 48;
const DEPTH: i32 = 256;

@lazy
const ONES: usize = memory.data<f32>([1, 1, 1, 1, 1, 1, 1, 1], 16);

/**
 * One task's rows of a product, 48 rows × 256 columns of the left matrix at a time: they are packed (48 KiB, for the
 * second cache), and each panel of 8 columns of the right matrix (8 KiB, for the first) serves their 8 groups of 6.
 */
export function multiplyRows(job: ProductJob, scratch: Scratch, task: i32): void {
  const end = min((task + 1) * job.taskRows, job.rows);
  for (let row = task * job.taskRows; row < end; row += ROWS) {
    const rows = min(ROWS, end - row);
    startFromBias(job, row, rows);
    for (let depth = 0; depth < job.inner; depth += DEPTH) {
      addProduct(job, scratch, row, rows, depth, min(DEPTH, job.inner - depth));
    }
  }
}

function startFromBias(job: ProductJob, row: i32, rows: i32): void {
  const length = <usize>((job.columns + 7) & ~7) << 2;
  for (let i = 0; i < rows; i++) {
    memory.copy(job.result + <usize>(row + i) * job.resultRow, job.bias, length);
  }
}

function addProduct(job: ProductJob, scratch: Scratch, row: i32, rows: i32, depth: i32, steps: i32): void {
  const group = <usize>steps * 24;
  packPanels(job.left + <usize>row * job.leftRow + (<usize>depth << 2), job.leftRow, rows, steps, scratch.left);
  let panel = job.panels + (<usize>depth << 5);
  for (let column = 0; column < job.columns; column += 8) {
    let target = job.result + <usize>row * job.resultRow + (<usize>column << 2);
    let left = scratch.left;
    let i = 0;
    for (; i + 4 < rows; i += 6) {
      tile(6, left, 24, panel, steps, target, job.resultRow, false, ONES);
      left += group;
      target += job.resultRow * 6;
    }
    if (i < rows) tile(4, left, 24, panel, steps, target, job.resultRow, false, ONES);
    panel += <usize>job.inner << 5;
  }
}
