import { AttentionJob, KEY_BLOCK, Scratch } from './job';
import { storeTransposed } from './simd';

/**
 * Copies up to 4 rows of `size` numbers as columns: number j of row i goes to `target + j · step + 4 · i`, times
 * `factor`. The last row stands in for missing ones; what is computed from it is never kept.
 */
export function packRows(
  source: usize,
  row: usize,
  rows: i32,
  size: i32,
  factor: f32,
  target: usize,
  step: usize,
): void {
  const a = source;
  const b = rows > 1 ? a + row : a;
  const c = rows > 2 ? b + row : b;
  const d = rows > 3 ? c + row : c;
  const factors = f32x4.splat(factor);
  const end = (<usize>size) << 2;
  const whole = (<usize>(size & ~3)) << 2;
  let column: usize = 0;
  while (column < whole) {
    storeTransposed(
      f32x4.mul(factors, v128.load(a + column)),
      f32x4.mul(factors, v128.load(b + column)),
      f32x4.mul(factors, v128.load(c + column)),
      f32x4.mul(factors, v128.load(d + column)),
      target,
      step,
    );
    target += step << 2;
    column += 16;
  }
  while (column < end) {
    store<f32>(target, factor * load<f32>(a + column));
    store<f32>(target, factor * load<f32>(b + column), 4);
    store<f32>(target, factor * load<f32>(c + column), 8);
    store<f32>(target, factor * load<f32>(d + column), 12);
    target += step;
    column += 4;
  }
}

/** Copies two rows of `size` numbers as columns, like `packRows`. */
function packPair(
  source: usize,
  row: usize,
  rows: i32,
  size: i32,
  target: usize,
  step: usize,
): void {
  const b = rows > 1 ? source + row : source;
  const end = (<usize>size) << 2;
  for (let column: usize = 0; column < end; column += 4) {
    store<f32>(target, load<f32>(source + column));
    store<f32>(target, load<f32>(b + column), 4);
    target += step;
  }
}

/**
 * Packs rows as panels for the tile's `a`: (⌊rows / 6⌋, size, 6), and for what remains one more of 6, or of 4 where
 * the panel would be the eleventh of a block of 64.
 */
export function packPanels(source: usize, row: usize, rows: i32, size: i32, target: usize): void {
  for (let i = 0; i < rows; i += 6) {
    const left = rows - i;
    const width: usize = i == 60 ? 16 : 24;
    packRows(source, row, left, size, 1, target, width);
    if (left > 4) packPair(source + (row << 2), row, left - 4, size, target + 16, 24);
    source += row * 6;
    target += width * <usize>size;
  }
}

/** How many numbers of a value row are packed: 6 to a panel, and 4 for a remainder of 4 or less. */
export function packedValueSize(size: i32): i32 {
  const rest = size % 6;
  return size - rest + (rest == 0 ? 0 : rest <= 4 ? 4 : 6);
}

/** Packs one head's keys and values, unless this thread still has them from its last task. */
export function packHead(job: AttentionJob, scratch: Scratch, head: i32): void {
  const shared = head / job.sharing;
  if (scratch.head == shared) return;
  scratch.head = shared;
  const key = job.key + <usize>shared * job.keyHead;
  const value = job.value + <usize>shared * job.valueHead;
  const keyBytes = (<usize>job.headSize) << 2;
  const valueBytes = (<usize>packedValueSize(job.valueSize)) << 2;
  for (let start = 0; start < job.keys; start += KEY_BLOCK) {
    const rows = min(KEY_BLOCK, job.keys - start);
    packPanels(
      key + <usize>start * job.keyRow,
      job.keyRow,
      rows,
      job.headSize,
      scratch.keys + <usize>start * keyBytes,
    );
    packValues(
      job,
      value + <usize>start * job.valueRow,
      rows,
      scratch.values + <usize>start * valueBytes,
    );
  }
}

/** Packs a block of values as (panels of 6, 64, 6); a last panel of 4 where that is enough. May read past a row's end. */
function packValues(job: AttentionJob, source: usize, rows: i32, target: usize): void {
  for (let column = 0; column < job.valueSize; column += 6) {
    const wide = job.valueSize - column > 4;
    const step: usize = wide ? 24 : 16;
    let from = source + ((<usize>column) << 2);
    let to = target;
    for (let key = 0; key < rows; key++) {
      v128.store(to, v128.load(from));
      if (wide) store<u64>(to, load<u64>(from, 16), 16);
      from += job.valueRow;
      to += step;
    }
    target += step * KEY_BLOCK;
  }
}
