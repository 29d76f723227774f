import { AttentionJob, KEY_BLOCK } from './job';

/** The bits of the keys in `block` (64 keys) that query `row` may see; none past the last key. */
function visibleKeys(job: AttentionJob, row: i32, block: i32): u64 {
  const start = block * KEY_BLOCK;
  const from = max(row - job.behind - start, 0);
  const to = min(min(row + job.ahead + 1, job.keys) - start, KEY_BLOCK);
  if (from >= to) return 0;
  let bits = (u64.MAX_VALUE >> <u64>(KEY_BLOCK - (to - from))) << <u64>from;
  if (job.paint) {
    const words = (job.keys + KEY_BLOCK - 1) / KEY_BLOCK;
    bits &= load<u64>(job.paint + (<usize>(row * words + block) << 3));
  }
  return bits;
}

/** Whether all of the 8 queries from `row` on see all `count` keys of `block`, without looking at each. */
export function allVisible(job: AttentionJob, row: i32, block: i32, count: i32): bool {
  const start = block * KEY_BLOCK;
  return !job.paint && row + 7 - job.behind <= start && start + count - 1 <= row + job.ahead;
}

/**
 * Writes the mask bits of the 8 queries from `row` on to `target`, the low halves before the high ones, then the keys
 * that every one of them sees; and gives the keys that any of them sees.
 */
export function groupMask(job: AttentionJob, row: i32, block: i32, target: usize): u64 {
  let any: u64 = 0;
  let every: u64 = u64.MAX_VALUE;
  const last = job.queries - 1;
  for (let i = 0; i < 8; i++) {
    const bits = visibleKeys(job, min(row + i, last), block);
    store<u32>(target + (<usize>i << 2), <u32>bits);
    store<u32>(target + (<usize>i << 2), <u32>(bits >> 32), 32);
    any |= bits;
    every &= bits;
  }
  store<u64>(target, every, 64);
  return any;
}

/** The first of the keys `from` … `to` that some query may not see, and `to` if there is none. */
export function firstHidden(mask: usize, from: i32, to: i32): i32 {
  return min(to, from + <i32>ctz(~load<u64>(mask, 64) >> <u64>from));
}

/** For 4 queries, all ones where bit `key` of the query's mask is set. `half` is the address of their low halves. */
@inline
export function maskLanes(half: usize, key: i32): v128 {
  const bits = v128.load(half + <usize>(key & 32));
  return i32x4.shr_s(i32x4.shl(bits, 31 - (key & 31)), 31);
}
