/**
 * The kernels: streaming attention, the map of its weights, and the product of two matrices. Compiled by
 * `npm run build:kernels`; the host side is `../session.ts`, which lays out the memory. A task is a run of rows that
 * no other task writes, so threads share one memory and need no lock.
 */
import { attendBlock } from './attend';
import { AttentionJob, ProductJob, QUERY_BLOCK, Scratch } from './job';
import { multiplyRows } from './multiply';
import { writeOutput } from './output';
import { packHead } from './pack';
import { mapBlock } from './weights';

/** Tasks `from` … `to` of attention: output and row statistics. */
export function attend(job: AttentionJob, scratch: Scratch, from: i32, to: i32): void {
  for (let task = from; task < to; task++) runTask(job, scratch, task, false);
}

/** Tasks `from` … `to` of the map of weights; after `attend`, into zeros. */
export function mapWeights(job: AttentionJob, scratch: Scratch, from: i32, to: i32): void {
  for (let task = from; task < to; task++) runTask(job, scratch, task, true);
}

/** Tasks `from` … `to` of a product. */
export function multiply(job: ProductJob, scratch: Scratch, from: i32, to: i32): void {
  for (let task = from; task < to; task++) multiplyRows(job, scratch, task);
}

function runTask(job: AttentionJob, scratch: Scratch, task: i32, map: bool): void {
  const taskRows = map ? job.mapTaskRows : job.taskRows;
  const tasksPerHead = (job.queries + taskRows - 1) / taskRows;
  const head = task / tasksPerHead;
  const start = (task % tasksPerHead) * taskRows;
  const end = min(start + taskRows, job.queries);
  packHead(job, scratch, head);
  for (let row = start; row < end; row += QUERY_BLOCK) {
    const rows = min(QUERY_BLOCK, end - row);
    if (map) {
      mapBlock(job, scratch, head, row, rows);
    } else {
      attendBlock(job, scratch, head, row, rows);
      writeOutput(job, scratch, head, row, rows);
    }
  }
}
