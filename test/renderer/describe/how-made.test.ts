import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { explain, randomStream, type Address, type Explanation } from '#core/attention';
import { DEFAULT_SPEC, runExperiment, type ExperimentSpec, type Run } from '#core/experiment';
import { comesFrom, howMade, type HowMade } from '#renderer/describe/how-made.ts';
import { CASES, SPECS } from '../../core/support/specs.ts';

const CELL: Address = { layer: 0, stage: 'weights', head: 0, row: 7, col: 1 };
const causal: ExperimentSpec = { ...DEFAULT_SPEC, mask: { kind: 'causal' } };

function chainOf(run: Run, at: Address): Explanation[] {
  const step = explain(run, at);
  const next = comesFrom(step);
  return next ? [step, ...chainOf(run, next)] : [step];
}

function told(run: Run, at: Address): HowMade {
  const { spec, tokens, contextTokens, dK, model } = run;
  const reading = {
    spec,
    tokens,
    contextTokens,
    dK,
    dModel: model.dModel,
    dimensions: model.dimensions,
  };
  return howMade(chainOf(run, at), reading)!;
}

const made = (spec: ExperimentSpec, at: Partial<Address> = {}) =>
  told(runExperiment(spec), { ...CELL, ...at });
const text = ({ lines }: HowMade) => lines.map((line) => line.map((piece) => piece.text).join(''));

/** A number as it is written on the page. */
function read(written: string): number {
  const [mantissa = '', exponent = '0'] = written
    .replaceAll('−', '-')
    .replace('∞', 'Infinity')
    .split('·10');
  const raised = [...exponent]
    .map((sign) => ('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign) + 1 ? '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign) : '-'))
    .join('');
  return Number(mantissa) * 10 ** Number(exponent === '0' ? 0 : raised);
}

/** Whether a written line says what is so: what stands right of its last “=” comes to the value, but for rounding. */
function expectTrue(line: string, value: number): void {
  const right = line.split(' = ').at(-1) ?? '';
  if (/…|dimension/u.test(right) || line.includes('→') || line.includes('in place of')) return;
  const parts = right.split(/ [⁄÷] /u);
  if (parts.length > 1 && !/[(√]/u.test(right)) {
    const [first = NaN, ...others] = parts.map(read);
    const result = others.reduce((quotient, divisor) => quotient / divisor, first);
    if (Number.isNaN(value)) return void expect(result, line).toBeNaN();
    // Each written number is off by half its last digit at most.
    const loss = parts.map((part) => {
      const [mantissa = ''] = part.replace('−', '').replace('∞', 'Infinity').split('·10');
      return (
        (0.5 * 10 ** -(mantissa.split('.')[1]?.length ?? 0)) / Math.max(1e-9, Number(mantissa))
      );
    });
    const slack = Math.abs(result) * loss.reduce((sum, off) => sum + off, 0) * 1.1 + 1e-9;
    expect(Math.abs(result - value), `${line} is ${value}`).toBeLessThanOrEqual(slack);
  } else if (/^[−\d.]+$/u.test(right)) {
    expect(Math.abs(read(right) - value), `${line} is ${value}`).toBeLessThanOrEqual(0.006);
  }
}

/** Every sentence and sum beside a number, against the number. */
function check(run: Run, at: Address): void {
  const chain = chainOf(run, at);
  const shown = told(run, at);
  const whole = run.find(at)!.value;
  expect(chain[0].value).toBe(whole.data[at.row * whole.cols + at.col]);
  const written = text(shown);
  expect(written.join() + (shown.note ?? '')).not.toMatch(/undefined|\[object|NaN/u);
  if (chain[0].terms.length > 1 && chain[0].rule !== 'given')
    expect(written.length + (shown.note ? 1 : 0), chain[0].label).toBeGreaterThan(0);
  const weight = chain[0].address.stage === 'weights' && !chain[0].override;
  if (weight && written[0]?.includes('⁄')) expectTrue(written[0], chain[0].value);
  for (const line of written) {
    const step = chain.find(({ address }) => address.stage === 'scaled');
    if (line.includes('÷') && step) expectTrue(line, step.computed);
  }
  if (!shown.terms) return;
  const sum = shown.terms.list.reduce((total, { value }) => total + value, 0);
  const last = chain[chain.length - 1].computed;
  if (Number.isFinite(last))
    expect(Math.abs(sum - last)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(last)));
  for (const { value, factors } of shown.terms.list) {
    const product = factors.reduce((all, factor) => all * factor.value, 1);
    if (Object.is(product, value)) continue;
    expect(Math.abs(product - value)).toBeLessThanOrEqual(1e-13 * Math.max(1, Math.abs(value)));
  }
}

describe.each(CASES)('what is told is so: %s', (name, spec) => {
  it('at every stage, of any number', () => {
    const run = runExperiment(spec);
    const stream = randomStream(5, name);
    for (const { address, value } of run.nodes)
      for (let i = 0; i < 6; i++) {
        const row = Math.floor(stream.uniform() * value.rows);
        const col = Math.floor(stream.uniform() * value.cols);
        check(run, { ...address, row, col });
      }
  });
});

test('what is told is so of random experiments', () => {
  const specs = Object.values(SPECS).filter(({ faults }) => faults.length === 0);
  const random = fc.record({
    spec: fc.constantFrom(...specs),
    scaling: fc.oneof(
      fc.constantFrom({ kind: 'sqrt_d_k' as const }, { kind: 'none' as const }),
      fc
        .double({ min: 0.01, max: 500, noNaN: true })
        .map((divisor) => ({ kind: 'custom' as const, divisor })),
    ),
    temperature: fc.double({ min: 0.05, max: 20, noNaN: true }),
    fault: fc.constantFrom(
      ...([null, 'no-scaling', 'mask-after-softmax', 'zero-for-minus-infinity'] as const),
      ...(['softmax-over-queries', 'no-maximum-subtraction'] as const),
    ),
    mask: fc.constantFrom(null, { kind: 'causal' as const }, { kind: 'block' as const, size: 2 }),
    place: fc.tuple(fc.nat(), fc.nat(), fc.nat()),
  });
  fc.assert(
    fc.property(random, ({ spec, scaling, temperature, fault, mask, place: [n, r, c] }) => {
      const faults = fault ? [fault] : [];
      const run = runExperiment({ ...spec, scaling, temperature, faults, mask: mask ?? spec.mask });
      const { address, value } = run.nodes[n % run.nodes.length];
      check(run, { ...address, row: r % value.rows, col: c % value.cols });
    }),
    { numRuns: 300 },
  );
});

test('a weight is its numerator over the sum of its row', () => {
  const [share] = text(made(DEFAULT_SPEC));
  const [, numerator, denominator] = share.match(/= ([\d.]+) ⁄ ([\d.]+)$/u)!.map(Number);
  const { weights } = runExperiment(DEFAULT_SPEC).layer.heads[0];
  expect(numerator / denominator).toBeCloseTo(weights.data[7 * 10 + 1], 3);
});

test('large scores are told less the maximum of the row, as they are computed', () => {
  const lines = text(made({ ...DEFAULT_SPEC, temperature: 0.05 }, { row: 3, col: 7 }));
  expect(lines[0]).toMatch(/ [−+] [\d.]+ ⁄ Σ/u);
  expect(lines.join()).not.toMatch(/∞|not a number/u);
});

test('a score unfolds into all of its products, by dimension; an output by word', () => {
  const { terms } = made(DEFAULT_SPEC, { stage: 'scores' });
  expect(terms!.list.map(({ label }) => label).toSorted()).toEqual([...'12345678']);
  const output = made(DEFAULT_SPEC, { stage: 'headOutput', col: 3 });
  expect(output.terms!.list.map(({ label }) => label)).toContain('tired');
  expect(output.terms!.title).toBe('weight × value, largest first');
});

test('the scaled score names what it is divided by', () => {
  const spec: ExperimentSpec = { ...DEFAULT_SPEC, temperature: 2 };
  expect(text(made(spec, { stage: 'scaled' }))[0]).toMatch(/q·k ÷ √8 ÷ T = .+ ÷ 2\.83 ÷ 2$/u);
  const custom: ExperimentSpec = { ...DEFAULT_SPEC, scaling: { kind: 'custom', divisor: 5 } };
  expect(text(made(custom, { stage: 'scaled' }))[0]).toMatch(/q·k ÷ 5\.000 = .+ ÷ 5\.00$/u);
  const wrong: ExperimentSpec = { ...DEFAULT_SPEC, faults: ['d-model-for-d-k'] };
  expect(text(made(wrong, { stage: 'scaled' }))[0]).toContain('÷ √32');
  const bare: ExperimentSpec = { ...DEFAULT_SPEC, scaling: { kind: 'none' } };
  expect(made(bare, { stage: 'scaled' }).note).toContain('Nothing is divided');
});

test.each([
  [{ kind: 'causal' }, '“the” (5) comes after “cat” (2)'],
  [{ kind: 'window', radius: 1 }, 'farther than 1 place'],
  [{ kind: 'window', radius: 1, causal: true }, 'comes after'],
  [{ kind: 'padding', length: 3 }, 'only the first 3'],
  [{ kind: 'strided', stride: 2 }, 'its stride of 2'],
  [{ kind: 'global', tokens: [0], radius: 1 }, 'neither is a global word'],
  [{ kind: 'block', size: 3 }, 'different blocks of 3'],
  [{ kind: 'painted', rows: Array.from({ length: 10 }, () => '1111011111') }, 'painted over'],
] as const)('a masked number says why: %j', (mask, why) => {
  const spec = { ...DEFAULT_SPEC, mask } as ExperimentSpec;
  const at = { row: 1, col: mask.kind === 'strided' ? 8 : 4 };
  for (const stage of ['masked', 'weights'] as const)
    expect(made(spec, { ...at, stage }).note).toContain(why);
});

test('a mask changed by hand and a word switched off are told as such', () => {
  const address = { ...CELL, stage: 'mask' as const };
  const edited = { ...DEFAULT_SPEC, edits: [{ address, value: 0 }] };
  expect(made(edited).note).toContain('set to 0 by hand');
  const off: ExperimentSpec = { ...DEFAULT_SPEC, ablations: [{ kind: 'token', token: 1 }] };
  expect(made(off).note).toContain('“cat” (2) is switched off');
});

test('mistakes made on purpose are told where they are', () => {
  const at = { row: 1, col: 4 };
  expect(
    made({ ...causal, faults: ['zero-for-minus-infinity'] }, { ...at, stage: 'masked' }).note,
  ).toContain('set to 0 in place of −∞');
  expect(made({ ...causal, faults: ['mask-after-softmax'] }, at).note).toContain('too late');
  expect(made({ ...DEFAULT_SPEC, faults: ['softmax-over-queries'] }).note).toContain(
    'down the column',
  );
});

test('a number put in by hand shows both, and goes no further', () => {
  const address = { ...CELL, stage: 'scores' as const };
  const shown = made({ ...DEFAULT_SPEC, edits: [{ address, value: 9 }] });
  expect(shown.note).toMatch(/Score: put in by hand: 9\.000; its terms make/u);
  expect(shown.terms).toBeNull();
});

test('a blocked row is explained, not divided by zero', () => {
  const rows = Array.from({ length: 10 }, () => '0000000000');
  expect(made({ ...DEFAULT_SPEC, mask: { kind: 'painted', rows } }).note).toContain('0 ÷ 0');
});

test('a joined output names the head it comes from, a learned number that nothing made it', () => {
  expect(text(made(DEFAULT_SPEC, { stage: 'concat', col: 10 }))[0]).toBe(
    'head 2, its dimension 3, unchanged',
  );
  expect(made(DEFAULT_SPEC, { stage: 'wQ' }).note).toContain('given');
});
