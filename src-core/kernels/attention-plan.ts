import { RECORD_BYTES, writeAttentionJob, writeScratch } from './job.ts';
import { scratchAddress, type Layout } from './layout.ts';
import type { WholeShape } from './shape.ts';
import type { Phase } from './tasks.ts';

/** Where an array lies and how far apart its rows and heads are, in numbers of 4 bytes. */
export interface Placed {
  readonly address: number;
  readonly row: number;
  readonly head: number;
}

export interface AttentionPlaces {
  readonly query: Placed;
  readonly key: Placed;
  readonly value: Placed;
  readonly output: Placed;
}

/** The map of weights that a session keeps: (heads, rows, columns). */
export interface MapPlace {
  readonly address: number;
  readonly rows: number;
  readonly columns: number;
}

/** An attention that has its place in memory. */
export interface AttentionPlan {
  readonly shape: WholeShape;
  readonly map?: MapPlace;
  readonly phases: readonly Phase[];
  /** Writes the job and its painted mask; call it when the memory has grown to the layout's size. */
  write(buffer: ArrayBufferLike): void;
}

/** Queries that a kernel takes at a time, and keys. */
const QUERY_BLOCK = 48;
const KEY_BLOCK = 64;
const UNLIMITED = 2 ** 30;

/** Lays out what attention needs besides its inputs and outputs, for job number `job`. */
export function planAttention(
  shape: WholeShape,
  places: AttentionPlaces,
  layout: Layout,
  job: number,
  threads: number,
): AttentionPlan {
  const { heads, keyHeads, queries, keys, keep, mask } = shape;
  const pool = typeof keep === 'object' ? keep : { pool: 'max', rows: 1, columns: 1 };
  const rows = Math.ceil(queries / pool.rows);
  const columns = Math.ceil(keys / pool.columns);
  const words = mask.allowed ? queries * Math.ceil(keys / KEY_BLOCK) * 2 : 0;
  const statistics = layout.take(heads * queries * 2);
  const paint = mask.allowed ? layout.take(words) : 0;
  const map = keep ? { address: layout.take(heads * rows * columns), rows, columns } : undefined;
  const taskRows = rowsPerTask(shape, threads);
  const mapTaskRows = Math.ceil(QUERY_BLOCK / pool.rows) * pool.rows;
  const phase = (kind: 'attend' | 'mapWeights', rows: number): Phase => {
    const tasks = heads * Math.ceil(queries / rows);
    const multiplyAdds = heads * queries * keys * (shape.headSize + shape.valueSize);
    return { kind, job, tasks, multiplyAdds, waits: true };
  };
  const phases = [phase('attend', taskRows)];
  if (map) phases.push(phase('mapWeights', mapTaskRows));
  const record = {
    ...strides(places),
    queries,
    keys,
    headSize: shape.headSize,
    valueSize: shape.valueSize,
    sharing: heads / keyHeads,
    scale: shape.scale * Math.LOG2E,
    behind: Math.min(Math.floor(mask.behind ?? UNLIMITED), UNLIMITED),
    ahead: Math.min(Math.floor(mask.ahead ?? UNLIMITED), UNLIMITED),
    paint,
    statistics,
    taskRows,
    mapTaskRows,
    map: map?.address ?? 0,
    mapRows: rows,
    mapColumns: columns,
    poolRows: pool.rows,
    poolColumns: pool.columns,
    poolMean: pool.pool === 'mean' ? 1 : 0,
  };
  return {
    shape,
    ...(map && { map }),
    phases,
    write(buffer) {
      writeAttentionJob(buffer, job, record);
      if (mask.allowed) paintBits(new Uint32Array(buffer, paint, words), mask.allowed, keys);
    },
  };
}

/** Lays out one thread's scratch memory and gives the function that writes its record. */
export function planScratch(
  { keys, headSize, valueSize }: Pick<WholeShape, 'keys' | 'headSize' | 'valueSize'>,
  layout: Layout,
  thread: number,
): (buffer: ArrayBufferLike) => void {
  const blocks = Math.ceil(keys / KEY_BLOCK) * KEY_BLOCK;
  const scratch = {
    head: -1,
    keys: layout.take(blocks * headSize),
    values: layout.take(blocks * (valueSize + 6)),
    queries: layout.take(QUERY_BLOCK * headSize),
    sums: layout.take(QUERY_BLOCK * (valueSize + 6)),
    state: layout.take(QUERY_BLOCK * 3),
    weights: layout.take((KEY_BLOCK + 2) * 8),
    mask: layout.take(18),
    left: layout.take(QUERY_BLOCK * 256),
  };
  return (buffer) => writeScratch(buffer, scratchAddress(thread), scratch);
}

/** What threads have packed is stale when a run begins. */
export function forgetPacked(words: Int32Array, threads: number): void {
  for (let i = 0; i < threads; i++) words[(scratchAddress(0) + i * RECORD_BYTES) / 4] = -1;
}

/**
 * One thread takes a head at a time, so that it packs keys and values once. Several get about sixteen tasks each, in
 * whole blocks of queries: the blocks, and so every digit, are the same for any number of threads.
 */
function rowsPerTask({ heads, queries }: WholeShape, threads: number): number {
  const perHead = threads === 1 ? 1 : Math.ceil((16 * threads) / heads);
  return Math.ceil(queries / perHead / QUERY_BLOCK) * QUERY_BLOCK;
}

function strides({ query, key, value, output }: AttentionPlaces) {
  return {
    query: query.address,
    key: key.address,
    value: value.address,
    output: output.address,
    queryRow: query.row * 4,
    keyRow: key.row * 4,
    valueRow: value.row * 4,
    outputRow: output.row * 4,
    queryHead: query.head * 4,
    keyHead: key.head * 4,
    valueHead: value.head * 4,
    outputHead: output.head * 4,
  };
}

/** One bit per key, 32 to a word and 64 to a block, the first key lowest. */
function paintBits(words: Uint32Array, allowed: Uint8Array, keys: number): void {
  const perRow = Math.ceil(keys / KEY_BLOCK) * 2;
  words.fill(0);
  for (let at = 0, row = 0; at < allowed.length; at += keys, row += perRow) {
    for (let j = 0; j < keys; j++) if (allowed[at + j]) words[row + (j >> 5)] |= 1 << (j & 31);
  }
}
