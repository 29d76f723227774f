import { packQueries, scoreGroup } from './attend';
import { CONSTANTS, powerOfTwo } from './exponential';
import { AttentionJob, GROUP, KEY_BLOCK, Scratch } from './job';
import { groupMask, maskLanes } from './mask';

/**
 * The weights of up to 48 queries, computed a second time now that each row's greatest score and total are known, and
 * added to the map: every weight, or the greatest or the mean of each poolRows × poolColumns of them. So no
 * n × n matrix exists unless it is the map that was asked for.
 */
export function mapBlock(
  job: AttentionJob,
  scratch: Scratch,
  head: i32,
  row: i32,
  rows: i32,
): void {
  packQueries(job, scratch, head, row, rows);
  const first = max(row - job.behind, 0) / KEY_BLOCK;
  const last = min(row + rows - 1 + job.ahead, job.keys - 1) / KEY_BLOCK;
  for (let start = 0; start < rows; start += GROUP) {
    const queries = scratch.queries + <usize>(start / GROUP) * ((<usize>job.headSize) << 5);
    const inGroup = min(GROUP, rows - start);
    loadStatistics(job, scratch, head, row + start, inGroup);
    for (let block = first; block <= last; block++) {
      const any = groupMask(job, row + start, block, scratch.mask);
      if (!any) continue;
      const from = (<i32>ctz(any) / 6) * 6;
      const to = KEY_BLOCK - <i32>clz(any);
      const keys = scratch.keys + <usize>block * ((<usize>job.headSize) << 8);
      scoreGroup(keys, queries, job.headSize, from, to, scratch.weights);
      weightsOf(scratch, from, to, 0);
      weightsOf(scratch, from, to, 16);
      for (let i = 0; i < inGroup; i++)
        addToMap(job, scratch, head, row + start + i, i, block * KEY_BLOCK, from, to);
    }
  }
}

/** Puts the statistics of up to 8 rows side by side, as the lanes of two vectors. */
function loadStatistics(job: AttentionJob, scratch: Scratch, head: i32, row: i32, rows: i32): void {
  const source = job.statistics + ((<usize>(head * job.queries + row)) << 3);
  for (let i: usize = 0; i < <usize>rows; i++) {
    store<f32>(scratch.state + (i << 2), load<f32>(source + (i << 3)));
    store<f32>(scratch.state + (i << 2), load<f32>(source + (i << 3), 4), 32);
  }
}

function weightsOf(scratch: Scratch, from: i32, to: i32, half: usize): void {
  const shift = v128.load(scratch.state + half);
  const total = v128.load(scratch.state + half, 32);
  for (let key = from; key < to; key++) {
    const at = scratch.weights + half + ((<usize>key) << 5);
    const power = powerOfTwo(
      f32x4.sub(v128.load(at), shift),
      v128.load_splat<f32>(CONSTANTS),
      v128.load_splat<f32>(CONSTANTS, 4),
      v128.load_splat<f32>(CONSTANTS, 8),
      v128.load_splat<f32>(CONSTANTS, 12),
      v128.load_splat<f32>(CONSTANTS, 16),
      v128.load_splat<f32>(CONSTANTS, 20),
      v128.load_splat<f32>(CONSTANTS, 24),
      v128.load_splat<f32>(CONSTANTS, 28),
    );
    v128.store(at, v128.and(f32x4.mul(power, total), maskLanes(scratch.mask + half, key)));
  }
}

function addToMap(
  job: AttentionJob,
  scratch: Scratch,
  head: i32,
  row: i32,
  lane: i32,
  start: i32,
  from: i32,
  to: i32,
): void {
  const source = scratch.weights + ((<usize>lane) << 2);
  const target =
    job.map + ((<usize>(head * job.mapRows + row / job.poolRows) * <usize>job.mapColumns) << 2);
  if (job.poolRows == 1 && job.poolColumns == 1) {
    for (let key = from; key < to; key++) {
      store<f32>(target + ((<usize>(start + key)) << 2), load<f32>(source + ((<usize>key) << 5)));
    }
    return;
  }
  for (let key = from; key < to; key++) {
    const entry = target + ((<usize>((start + key) / job.poolColumns)) << 2);
    const weight = load<f32>(source + ((<usize>key) << 5));
    store<f32>(entry, job.poolMean ? load<f32>(entry) + weight : max(load<f32>(entry), weight));
  }
}
