import { AttentionJob, GROUP, Scratch } from './job';
import { packedValueSize } from './pack';
import { storeTransposed } from './simd';

/** Divides the sums of a block of queries by their totals, writes them out row by row, and keeps each row's statistics. */
export function writeOutput(
  job: AttentionJob,
  scratch: Scratch,
  head: i32,
  row: i32,
  rows: i32,
): void {
  const groupSums = (<usize>packedValueSize(job.valueSize)) << 5;
  const output = job.output + <usize>head * job.outputHead + <usize>row * job.outputRow;
  for (let i = 0; i < rows; i += 4) {
    const half = (<usize>(i & 4)) << 2;
    const state = scratch.state + <usize>(i / GROUP) * 96 + half;
    const total = v128.load(state, 32);
    // A query that may see nothing has a total of 0: its weights and its output are zeros.
    const factors = v128.and(f32x4.div(f32x4.splat(1), total), f32x4.gt(total, f32x4.splat(0)));
    v128.store(state, factors, 32);
    const sums = scratch.sums + <usize>(i / GROUP) * groupSums + half;
    const target = output + <usize>i * job.outputRow;
    let column = 0;
    if (rows - i >= 4) {
      for (; column + 4 <= job.valueSize; column += 4) {
        const from = sums + ((<usize>column) << 5);
        storeTransposed(
          f32x4.mul(factors, v128.load(from)),
          f32x4.mul(factors, v128.load(from, 32)),
          f32x4.mul(factors, v128.load(from, 64)),
          f32x4.mul(factors, v128.load(from, 96)),
          target + ((<usize>column) << 2),
          job.outputRow,
        );
      }
    }
    const kept = min(4, rows - i);
    for (; column < job.valueSize; column++) {
      const from = sums + ((<usize>column) << 5);
      for (let lane = 0; lane < kept; lane++) {
        const factor = load<f32>(state + ((<usize>lane) << 2), 32);
        store<f32>(
          target + <usize>lane * job.outputRow + ((<usize>column) << 2),
          factor * load<f32>(from + ((<usize>lane) << 2)),
        );
      }
    }
    const statistics = job.statistics + ((<usize>(head * job.queries + row + i)) << 3);
    for (let lane: usize = 0; lane < <usize>kept; lane++) {
      store<f32>(statistics + (lane << 3), load<f32>(state + (lane << 2)));
      store<f32>(statistics + (lane << 3), load<f32>(state + (lane << 2), 32), 4);
    }
  }
}
