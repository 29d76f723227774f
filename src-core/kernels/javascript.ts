import { readAttentionJob, readProductJob, type AttentionJob } from './job.ts';
import type { KernelFunctions } from './kernel-functions.ts';

const KEY_BLOCK = 64;

/**
 * The same kernels in plain JavaScript, for places without WebAssembly SIMD and as a second opinion in tests: one
 * query at a time over blocks of 64 keys, sums in float64, results in float32.
 */
export function javascriptKernels(buffer: () => ArrayBufferLike): KernelFunctions {
  return {
    attend(address, _scratch, from, to) {
      const job = readAttentionJob(buffer(), address);
      const memory = new Float32Array(buffer());
      const words = new Uint32Array(buffer());
      const sums = new Float64Array(job.valueSize);
      forEachRow(job, job.taskRows, from, to, (head, row) =>
        attendRow(job, memory, words, sums, head, row),
      );
    },
    mapWeights(address, _scratch, from, to) {
      const job = readAttentionJob(buffer(), address);
      const memory = new Float32Array(buffer());
      const words = new Uint32Array(buffer());
      forEachRow(job, job.mapTaskRows, from, to, (head, row) =>
        mapRow(job, memory, words, head, row),
      );
    },
    multiply(address, _scratch, from, to) {
      multiplyRows(new Float32Array(buffer()), address, from, to);
    },
  };
}

function forEachRow(
  job: AttentionJob,
  taskRows: number,
  from: number,
  to: number,
  visit: (head: number, row: number) => void,
): void {
  const tasksPerHead = Math.ceil(job.queries / taskRows);
  for (let task = from; task < to; task++) {
    const start = (task % tasksPerHead) * taskRows;
    const end = Math.min(start + taskRows, job.queries);
    for (let row = start; row < end; row++) visit(Math.floor(task / tasksPerHead), row);
  }
}

/** Scores of one query against keys `from` … `to`, in powers of two; −∞ where the paint does not allow. */
function scoreRow(
  job: AttentionJob,
  memory: Float32Array,
  words: Uint32Array,
  head: number,
  row: number,
  from: number,
  to: number,
): Float64Array {
  const scores = new Float64Array(to - from);
  const query = (job.query + head * job.queryHead + row * job.queryRow) / 4;
  const end = query + job.headSize;
  const stride = job.keyRow / 4;
  let key = (job.key + Math.floor(head / job.sharing) * job.keyHead) / 4 + from * stride;
  // Four keys at a time read each number of the query once for all of them.
  for (let j = 0; j < scores.length; j += 4) {
    const second = Math.min(1, scores.length - j - 1) * stride;
    const third = Math.min(2, scores.length - j - 1) * stride;
    const fourth = Math.min(3, scores.length - j - 1) * stride;
    let [a, b, c, d] = [0, 0, 0, 0];
    for (let q = query, k = key; q < end; q++, k++) {
      const number = memory[q];
      a += number * memory[k];
      b += number * memory[k + second];
      c += number * memory[k + third];
      d += number * memory[k + fourth];
    }
    // Rounded like the greatest score that is kept, so that the map of weights finds the very same one.
    scores[j] = Math.fround(a * job.scale);
    if (j + 1 < scores.length) scores[j + 1] = Math.fround(b * job.scale);
    if (j + 2 < scores.length) scores[j + 2] = Math.fround(c * job.scale);
    if (j + 3 < scores.length) scores[j + 3] = Math.fround(d * job.scale);
    key += 4 * stride;
  }
  if (!job.paint) return scores;
  const paint = job.paint / 4 + row * 2 * Math.ceil(job.keys / KEY_BLOCK);
  for (let j = from; j < to; j++) {
    if (!((words[paint + (j >> 5)] >>> (j & 31)) & 1)) scores[j - from] = -Infinity;
  }
  return scores;
}

/** The keys that query `row` may see by its distance from them. */
function band(job: AttentionJob, row: number): [from: number, to: number] {
  return [Math.max(row - job.behind, 0), Math.min(row + job.ahead + 1, job.keys)];
}

function attendRow(
  job: AttentionJob,
  memory: Float32Array,
  words: Uint32Array,
  sums: Float64Array,
  head: number,
  row: number,
): void {
  const [first, last] = band(job, row);
  const values = (job.value + Math.floor(head / job.sharing) * job.valueHead) / 4;
  let greatest = -Infinity;
  let total = 0;
  sums.fill(0);
  for (let from = first; from < last; from += KEY_BLOCK) {
    const to = Math.min(from + KEY_BLOCK, last);
    const scores = scoreRow(job, memory, words, head, row, from, to);
    const before = greatest;
    for (const score of scores) if (score > greatest) greatest = score;
    if (greatest === -Infinity) continue;
    const shrink = 2 ** (before - greatest);
    total *= shrink;
    for (let c = 0; c < sums.length; c++) sums[c] *= shrink;
    for (let j = 0; j < scores.length; j++) {
      scores[j] = 2 ** (scores[j] - greatest);
      total += scores[j];
    }
    addValues(scores, memory, values + (from * job.valueRow) / 4, job.valueRow / 4, sums);
  }
  const factor = total > 0 ? 1 / total : 0;
  const output = (job.output + head * job.outputHead + row * job.outputRow) / 4;
  for (let c = 0; c < sums.length; c++) memory[output + c] = sums[c] * factor;
  const statistics = job.statistics / 4 + 2 * (head * job.queries + row);
  memory[statistics] = greatest;
  memory[statistics + 1] = factor;
}

/** Adds weights · values to the sums, four keys at a time so that each sum is read and written once for all of them. */
function addValues(
  weights: Float64Array,
  memory: Float32Array,
  values: number,
  stride: number,
  sums: Float64Array,
): void {
  const whole = weights.length - (weights.length % 4);
  let value = values;
  for (let j = 0; j < whole; j += 4, value += 4 * stride) {
    const [a, b, c, d] = [weights[j], weights[j + 1], weights[j + 2], weights[j + 3]];
    for (let i = 0; i < sums.length; i++) {
      const at = value + i;
      sums[i] +=
        a * memory[at] +
        b * memory[at + stride] +
        c * memory[at + 2 * stride] +
        d * memory[at + 3 * stride];
    }
  }
  for (let j = whole; j < weights.length; j++, value += stride) {
    for (let i = 0; i < sums.length; i++) sums[i] += weights[j] * memory[value + i];
  }
}

function mapRow(
  job: AttentionJob,
  memory: Float32Array,
  words: Uint32Array,
  head: number,
  row: number,
): void {
  const statistics = job.statistics / 4 + 2 * (head * job.queries + row);
  const greatest = memory[statistics];
  const factor = memory[statistics + 1];
  if (factor === 0) return;
  const target =
    job.map / 4 + (head * job.mapRows + Math.floor(row / job.poolRows)) * job.mapColumns;
  const [from, to] = band(job, row);
  const scores = scoreRow(job, memory, words, head, row, from, to);
  for (let j = from; j < to; j++) {
    const weight = 2 ** (scores[j - from] - greatest) * factor;
    const entry = target + Math.floor(j / job.poolColumns);
    memory[entry] = job.poolMean ? memory[entry] + weight : Math.max(memory[entry], weight);
  }
}

function multiplyRows(memory: Float32Array, address: number, from: number, to: number): void {
  const job = readProductJob(memory.buffer, address);
  const end = Math.min(to * job.taskRows, job.rows);
  const sums = new Float64Array(8);
  for (let row = from * job.taskRows; row < end; row++) {
    const left = (job.left + row * job.leftRow) / 4;
    const result = (job.result + row * job.resultRow) / 4;
    for (let column = 0; column < job.columns; column += 8) {
      let panel = job.panels / 4 + column * job.inner;
      for (let c = 0; c < 8; c++) sums[c] = memory[job.bias / 4 + column + c];
      for (let k = 0; k < job.inner; k++, panel += 8) {
        const factor = memory[left + k];
        for (let c = 0; c < 8; c++) sums[c] += factor * memory[panel + c];
      }
      memory.set(sums, result + column);
    }
  }
}
