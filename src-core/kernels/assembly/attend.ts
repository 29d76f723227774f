import { AttentionJob, GROUP, KEY_BLOCK, QUERY_BLOCK, Scratch } from './job';
import { allVisible, firstHidden, groupMask } from './mask';
import { packedValueSize, packRows } from './pack';
import { softmaxBlock } from './softmax';
import { tile } from './tile';

/** Scores of 8 queries and the keys `from` (a multiple of 6) … `to` of a block, key by key: 6 keys × 8 queries per tile. */
export function scoreGroup(
  keys: usize,
  queries: usize,
  size: i32,
  from: i32,
  to: i32,
  scores: usize,
): void {
  const panel = <usize>size * 24;
  keys += <usize>(from / 6) * panel;
  scores += (<usize>from) << 5;
  let key = from;
  while (key + 4 < to) {
    tile(6, keys, 24, queries, size, scores, 32, true, 0);
    keys += panel;
    scores += 192;
    key += 6;
  }
  if (key < to) tile(4, keys, key == 60 ? 16 : 24, queries, size, scores, 32, true, 0);
}

/** Adds weights · values to the sums of 8 queries, which lie number by number: 6 numbers × 8 queries per tile. */
function addValues(
  weights: usize,
  values: usize,
  size: i32,
  from: i32,
  to: i32,
  sums: usize,
  factors: usize,
): void {
  weights += (<usize>from) << 5;
  while (size > 4) {
    tile(6, values + <usize>from * 24, 24, weights, to - from, sums, 32, false, factors);
    values += KEY_BLOCK * 24;
    sums += 192;
    size -= 6;
  }
  if (size > 0)
    tile(4, values + <usize>from * 16, 16, weights, to - from, sums, 32, false, factors);
}

/** Packs the queries from `row` on in groups of 8, scaled. Lanes of a last group that have no query are never kept. */
export function packQueries(
  job: AttentionJob,
  scratch: Scratch,
  head: i32,
  row: i32,
  rows: i32,
): void {
  const source = job.query + <usize>head * job.queryHead + <usize>row * job.queryRow;
  for (let i = 0; i < rows; i += 4) {
    const target =
      scratch.queries + <usize>(i / GROUP) * ((<usize>job.headSize) << 5) + <usize>(i & 4) * 4;
    packRows(
      source + <usize>i * job.queryRow,
      job.queryRow,
      rows - i,
      job.headSize,
      job.scale,
      target,
      32,
    );
  }
}

/**
 * Streaming attention of up to 48 queries of one head over all keys they see.
 *
 *                    keys →  64        64        64
 *                        ┌────────┬────────┬────────┐
 *              group  8  │▒▒▒▒▒▒▒▒│░░░░░░  │        │   ▒ scores → weights → added to the sums,
 *     queries  group  8  │▒▒▒▒▒▒▒▒│░░░░░░░ │ never  │     in a 64 × 8 scratch that stays in the
 *        ↓       …       │▒▒▒▒▒▒▒▒│░░░░░░░░│ looked │     nearest cache and is used again
 *       48     group  8  │▒▒▒▒▒▒▒▒│▒░░░░░░░│   at   │   ░ the same, cut to what the mask lets see
 *                        └────────┴────────┴────────┘
 *                         one block of keys and values serves six groups before the next is read
 *
 * Within a group the scores lie key by key, and the sums number by number, the 8 queries side by side in the lanes of
 * two vectors: the greatest score and the total of every query then need no step across lanes, and one register tile
 * serves both products.
 */
export function attendBlock(
  job: AttentionJob,
  scratch: Scratch,
  head: i32,
  row: i32,
  rows: i32,
): void {
  const size = job.headSize;
  const groups = (rows + GROUP - 1) / GROUP;
  const valueSize = packedValueSize(job.valueSize);
  packQueries(job, scratch, head, row, rows);
  startGroups(scratch, groups, (<usize>valueSize) << 5);
  const first = max(row - job.behind, 0) / KEY_BLOCK;
  const last = min(row + rows - 1 + job.ahead, job.keys - 1) / KEY_BLOCK;
  for (let block = first; block <= last; block++) {
    const keys = scratch.keys + <usize>block * ((<usize>size) << 8);
    const values = scratch.values + <usize>block * ((<usize>valueSize) << 8);
    for (let group = 0; group < groups; group++) {
      let from = 0;
      let to = min(KEY_BLOCK, job.keys - block * KEY_BLOCK);
      let hidden = to;
      const mask = scratch.mask;
      if (!allVisible(job, row + group * GROUP, block, to)) {
        const any = groupMask(job, row + group * GROUP, block, mask);
        if (!any) continue;
        from = (<i32>ctz(any) / 6) * 6;
        to = KEY_BLOCK - <i32>clz(any);
        hidden = firstHidden(mask, from, to);
      }
      const state = scratch.state + <usize>group * 96;
      const queries = scratch.queries + <usize>group * ((<usize>size) << 5);
      scoreGroup(keys, queries, size, from, to, scratch.weights);
      softmaxBlock(scratch.weights, from, to, hidden, state, mask);
      const sums = scratch.sums + <usize>group * ((<usize>valueSize) << 5);
      addValues(scratch.weights, values, job.valueSize, from, to, sums, state + 64);
    }
  }
}

/** No score seen yet, nothing summed. */
function startGroups(scratch: Scratch, groups: i32, groupSums: usize): void {
  memory.fill(scratch.sums, 0, <usize>groups * groupSums);
  for (let group = 0; group < groups; group++) {
    const state = scratch.state + <usize>group * 96;
    v128.store(state, f32x4.splat(-Infinity));
    v128.store(state, f32x4.splat(-Infinity), 16);
    v128.store(state, f32x4.splat(0), 32);
    v128.store(state, f32x4.splat(0), 48);
  }
}
