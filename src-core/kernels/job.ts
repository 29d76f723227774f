/**
 * The records that `assembly/job.ts` reads, field by field in the same order and 4 bytes each; what they mean is said
 * there. Addresses and strides are in bytes.
 */
const ATTENTION = [
  'query',
  'key',
  'value',
  'output',
  'queryRow',
  'keyRow',
  'valueRow',
  'outputRow',
  'queryHead',
  'keyHead',
  'valueHead',
  'outputHead',
  'queries',
  'keys',
  'headSize',
  'valueSize',
  'sharing',
  'scale',
  'behind',
  'ahead',
  'paint',
  'statistics',
  'taskRows',
  'mapTaskRows',
  'map',
  'mapRows',
  'mapColumns',
  'poolRows',
  'poolColumns',
  'poolMean',
] as const;

const PRODUCT = [
  'left',
  'panels',
  'bias',
  'result',
  'leftRow',
  'resultRow',
  'rows',
  'inner',
  'columns',
  'taskRows',
] as const;

const SCRATCH = [
  'head',
  'keys',
  'values',
  'queries',
  'sums',
  'state',
  'weights',
  'mask',
  'left',
] as const;

export type AttentionJob = Readonly<Record<(typeof ATTENTION)[number], number>>;
export type ProductJob = Readonly<Record<(typeof PRODUCT)[number], number>>;
export type Scratch = Readonly<Record<(typeof SCRATCH)[number], number>>;

/** Bytes to keep for a record: more than any needs. */
export const RECORD_BYTES = 128;

export function writeAttentionJob(
  buffer: ArrayBufferLike,
  address: number,
  job: AttentionJob,
): void {
  write(buffer, address, ATTENTION, job);
}

export function writeProductJob(buffer: ArrayBufferLike, address: number, job: ProductJob): void {
  write(buffer, address, PRODUCT, job);
}

export function writeScratch(buffer: ArrayBufferLike, address: number, scratch: Scratch): void {
  write(buffer, address, SCRATCH, scratch);
}

export function readAttentionJob(buffer: ArrayBufferLike, address: number): AttentionJob {
  return read(buffer, address, ATTENTION);
}

export function readProductJob(buffer: ArrayBufferLike, address: number): ProductJob {
  return read(buffer, address, PRODUCT);
}

/** The only field that is no whole number. */
const isFloat = (field: string) => field === 'scale';

function write<Field extends string>(
  buffer: ArrayBufferLike,
  address: number,
  fields: readonly Field[],
  record: Readonly<Record<Field, number>>,
): void {
  const view = new DataView(buffer, address, fields.length * 4);
  fields.forEach((field, i) => {
    if (isFloat(field)) view.setFloat32(i * 4, record[field], true);
    else view.setInt32(i * 4, record[field], true);
  });
}

function read<Field extends string>(
  buffer: ArrayBufferLike,
  address: number,
  fields: readonly Field[],
): Record<Field, number> {
  const view = new DataView(buffer, address, fields.length * 4);
  const entries = fields.map((field, i) => [
    field,
    isFloat(field) ? view.getFloat32(i * 4, true) : view.getInt32(i * 4, true),
  ]);
  return Object.fromEntries(entries) as Record<Field, number>;
}
