/**
 * What the kernels are told to do: plain records in memory, written by the host (`../job.ts` names the same fields
 * in the same order). Addresses and strides are in bytes.
 */

/** Attention of every head over sequences of `queries` and `keys` tokens. */
@unmanaged
export class AttentionJob {
  query!: usize; // (heads, queries, headSize), laid out as the strides say
  key!: usize; // (heads / sharing, keys, headSize)
  value!: usize; // (heads / sharing, keys, valueSize)
  output!: usize; // (heads, queries, valueSize)
  queryRow!: usize;
  keyRow!: usize;
  valueRow!: usize;
  outputRow!: usize;
  queryHead!: usize;
  keyHead!: usize;
  valueHead!: usize;
  outputHead!: usize;
  queries!: i32;
  keys!: i32;
  headSize!: i32;
  valueSize!: i32;
  /** How many heads share one head of keys and values (1: none). */
  sharing!: i32;
  /** What a score is multiplied by, times log₂ e, so that weights are powers of two. */
  scale!: f32;
  /** Query i may see keys i − behind … i + ahead. */
  behind!: i32;
  ahead!: i32;
  /** Painted mask (queries, ⌈keys / 64⌉), one bit per key, 64 keys to a word; or 0 for none. */
  paint!: usize;
  /** (heads, queries, 2): each row's greatest score, and the factor that makes its weights sum to 1. */
  statistics!: usize;
  /** A task is `taskRows` queries of one head. */
  taskRows!: i32;
  /** A task of the map is so many queries: whole rows of the map, whatever the threads, for the same sums. */
  mapTaskRows!: i32;
  /** Where kept weights or their map go (heads, mapRows, mapColumns). */
  map!: usize;
  mapRows!: i32;
  mapColumns!: i32;
  /** How many queries and keys one entry of the map stands for; 1 and 1 keeps every weight. */
  poolRows!: i32;
  poolColumns!: i32;
  /** Whether an entry is the mean of its weights (1) or the greatest (0). */
  poolMean!: i32;
}

/** result = left · B + bias, where B was packed by the host into panels of 8 columns, 0 to the right of the last. */
@unmanaged
export class ProductJob {
  left!: usize; // (rows, inner)
  panels!: usize; // (⌈columns / 8⌉, inner, 8)
  bias!: usize; // (⌈columns / 8⌉, 8)
  result!: usize; // (rows, columns), with room for 5 more rows and for columns to a multiple of 8
  leftRow!: usize;
  resultRow!: usize;
  rows!: i32;
  inner!: i32;
  columns!: i32;
  /** A task is `taskRows` rows of the result. */
  taskRows!: i32;
}

/** One thread's own memory. */
@unmanaged
export class Scratch {
  /** The head of keys and values that is packed below, or −1. */
  head!: i32;
  keys!: usize; // (⌈keys / 64⌉, 10 panels (headSize, 6) and one (headSize, 4))
  values!: usize; // (⌈keys / 64⌉, panels (64, 6) and, for a remainder, one (64, 4))
  queries!: usize; // (6, headSize, 8)
  sums!: usize; // (6, packed value size, 8)
  state!: usize; // (6, 3, 8): greatest score so far, total of the weights, factor for what was summed before
  weights!: usize; // (64, 8)
  mask!: usize; // (2, 8): the low and the high half of each query's 64 mask bits; and the bits that all have
  left!: usize; // (8, 256, 6)
}

/** Queries and keys that are worked on together, and queries side by side in the lanes of two vectors. */
export const QUERY_BLOCK: i32 = 48;
export const KEY_BLOCK: i32 = 64;
export const GROUP: i32 = 8;
