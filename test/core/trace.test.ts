import { describe, expect, it } from 'vitest';
import {
  CONTRIBUTION_STAGES,
  contributions,
  explain,
  exp,
  gradient,
  influence,
  nodeAt,
  randomStream,
  type Address,
  type ExplainedTerm,
  type Explanation,
} from '#core/attention';
import { presetSpec, runExperiment, type Run } from '#core/experiment';
import { CASES, SPECS } from './support/specs.ts';

/** What a term comes to by its own rule, from the values of its sources. */
function madeOf({ rule, sources }: ExplainedTerm): number {
  const [a, b, ...more] = sources.map(({ value }) => value);
  const rest = more.reduce((product, value) => product * value, 1);
  switch (rule) {
    case 'product':
      return sources.reduce((product, { value }) => product * value, 1);
    case 'exponential':
      return exp(a - b) * rest;
    case 'square':
      return (a - b) ** 2 * rest;
    case 'mask':
      return a === 0 ? b : 0;
  }
}

function expectSame(a: number, b: number, what: string): void {
  if (Object.is(a, b)) return;
  expect(Math.abs(a - b) / Math.max(1, Math.abs(b)), what).toBeLessThan(1e-13);
}

/** Takes a number apart, checks every level, and goes on down to what is given; returns how deep it went. */
function checkDown(run: Run, explanation: Explanation, seen: Set<string>): number {
  const { label, rule, terms, divisor, computed } = explanation;
  if (rule === 'given') return 0;
  const blockedRow = terms.length === 0;
  const add = (some: readonly ExplainedTerm[]) => some.reduce((sum, { value }) => sum + value, 0);
  const total = add(terms);
  const made =
    rule === 'root' ? Math.sqrt(total) : rule === 'quotient' ? total / add(divisor) : total;
  expectSame(made, computed, label);
  if (blockedRow) expect(computed).toBe(0);
  let depth = 0;
  for (const term of [...terms, ...divisor]) {
    expectSame(madeOf(term), term.value, term.label);
    for (const { address, value } of term.sources) {
      if (!address) continue;
      const key = JSON.stringify(address);
      if (seen.has(key)) continue;
      seen.add(key);
      const next = explain(run, address);
      expect(next.address).toEqual(address);
      expect(Object.is(next.value, value)).toBe(true);
      depth = Math.max(depth, checkDown(run, next, seen));
    }
  }
  return depth + 1;
}

describe.each(CASES)('explain: %s', (name, spec) => {
  const run = runExperiment(spec);

  it('every number at every stage is what its terms make, down to the inputs', () => {
    const stream = randomStream(3, name);
    const seen = new Set<string>();
    for (const { address, value } of run.nodes) {
      const row = Math.floor(stream.uniform() * value.rows);
      const col = Math.floor(stream.uniform() * value.cols);
      checkDown(run, explain(run, { ...address, row, col }), seen);
    }
    expect(seen.size).toBeGreaterThan(30);
  });

  it('gives plain values that can cross any wire', () => {
    const last = run.nodes[run.nodes.length - 1];
    const address = { ...last.address, row: 0, col: 0 };
    for (const answer of [
      explain(run, address),
      influence(run, { ...run.nodes[0].address, row: 0, col: 0 }),
    ])
      expect(structuredClone(answer)).toEqual(answer);
  });
});

describe('explain', () => {
  const run = runExperiment(SPECS.plain);
  const at = (address: Partial<Address>): Address => ({
    ...{ layer: 0, stage: 'scores', head: 1, row: 2, col: 3 },
    ...address,
  });

  it('names the terms of a score', () => {
    const score = explain(run, at({}));
    expect(score.label).toBe('S[3, 4]');
    expect(score.terms.map(({ label }) => label)).toEqual([
      'Q[3, 1] · K[4, 1]',
      'Q[3, 2] · K[4, 2]',
      'Q[3, 3] · K[4, 3]',
      'Q[3, 4] · K[4, 4]',
    ]);
    expect(score.terms[0].sources[1].address).toEqual(at({ stage: 'key', row: 3, col: 0 }));
  });

  it('reaches W_Q in the column that the head owns', () => {
    const query = explain(run, at({ stage: 'query', col: 1 }));
    expect(query.terms[0].sources[1].address).toEqual(
      at({ stage: 'wQ', head: 0, row: 0, col: 4 + 1 }),
    );
  });

  it('shows a divisor as a quotient, and softmax as shares of a sum', () => {
    const scaled = explain(run, at({ stage: 'scaled' }));
    expect([scaled.rule, scaled.divisor[0].value]).toEqual(['quotient', 2]);
    const weight = explain(run, at({ stage: 'weights' }));
    expect([weight.terms.length, weight.divisor.length]).toEqual([1, 5]);
  });

  it('says −∞ of a masked score, and why', () => {
    const causal = runExperiment({ ...SPECS.plain, mask: { kind: 'causal' } });
    const masked = explain(causal, at({ stage: 'masked', row: 0, col: 2 }));
    expect(masked.value).toBe(-Infinity);
    expect(masked.terms[1].label).toBe('mask: not allowed');
    expect(masked.terms[1].sources[0].address?.stage).toBe('mask');
  });

  it('shows both numbers where one was put in by hand', () => {
    const edit = { address: at({}), value: 9 };
    const edited = explain(runExperiment({ ...SPECS.plain, edits: [edit] }), at({}));
    expect([edited.value, edited.override]).toEqual([9, 'edit']);
    expect(edited.computed).toBe(explain(run, at({})).value);
  });

  it('leads from one layer into the layer before', () => {
    const stack = runExperiment(SPECS['post-norm encoder']);
    const into = explain(stack, at({ layer: 1, stage: 'query', head: 0 })).terms[0].sources[0];
    expect(into.address).toMatchObject({ layer: 0, stage: 'feedForwardNorm' });
  });
});

describe.each(CASES)('influence: %s', (name, spec) => {
  it('is the gradient, seen from the other end', () => {
    const run = runExperiment(spec);
    const stream = randomStream(4, name);
    const starts = run.nodes.filter(({ address }) => address.stage !== 'mask');
    for (let i = 0; i < 12; i++) {
      const { address, value } = starts[Math.floor(stream.uniform() * starts.length)];
      const by: Address = {
        ...address,
        row: Math.floor(stream.uniform() * value.rows),
        col: Math.floor(stream.uniform() * value.cols),
      };
      for (const stage of influence(run, by, 3).stages) {
        expect(stage.cells.length).toBe(Math.min(3, stage.count));
        for (const { row, col, amount } of stage.cells) {
          const slopes = gradient(run, { ...stage.address, row, col }, by);
          const slope = slopes.data[by.row * slopes.cols + by.col];
          expectSame(amount, slope, JSON.stringify([by, stage.address]));
        }
      }
    }
  });
});

describe('influence', () => {
  it('of a word’s vector reaches every query under no mask, only later ones under the causal mask', () => {
    const reached = (mask: 'none' | 'causal') => {
      const run = runExperiment({ ...SPECS.plain, mask: { kind: mask } });
      const { stages } = influence(
        run,
        { layer: 0, stage: 'embeddings', head: 0, row: 2, col: 0 },
        1e4,
      );
      const output = stages.find(({ address }) => address.stage === 'output');
      return [...new Set(output?.cells.map(({ row }) => row))].toSorted();
    };
    expect(reached('none')).toEqual([0, 1, 2, 3, 4]);
    expect(reached('causal')).toEqual([2, 3, 4]);
  });
});

describe.each(CASES)('contributions: %s', (name, spec) => {
  it('add up to the number, over heads and tokens', () => {
    const run = runExperiment(spec);
    const stream = randomStream(6, name);
    run.layers.forEach((_, layer) => {
      for (const stage of CONTRIBUTION_STAGES) {
        const head = stage === 'headOutput' ? run.model.heads - 1 : 0;
        const found = run.find({ layer, stage, head });
        if (!found) continue;
        const { rows, cols } = found.value;
        const row = Math.floor(stream.uniform() * rows);
        const col = Math.floor(stream.uniform() * cols);
        const split = contributions(run, { layer, stage, head, row, col });
        const added = split.parts.reduce(
          (sum, { amount }) => sum + amount,
          split.bias + split.input,
        );
        expect(split.total).toBe(found.value.data[row * cols + col]);
        expectSame(added + split.rest, split.total, stage);
        expect(Math.abs(split.rest)).toBeLessThan(1e-13);
        for (const { weight, value, amount } of split.parts)
          expectSame(weight * value, amount, stage);
      }
    });
  });
});

describe('contributions', () => {
  it('name the token that gave most', () => {
    const run = runExperiment(presetSpec('cat-tired'));
    const it = run.tokens.indexOf('it');
    const column = run.model.dimensions?.indexOf('needs a living thing') ?? -1;
    const split = contributions(run, { layer: 0, stage: 'output', head: 0, row: it, col: column });
    const [most] = split.parts.toSorted((a, b) => b.amount - a.amount);
    expect([run.contextTokens[most.token], run.model.headNames?.[0][most.head]]).toEqual([
      'tired',
      'what is said of it',
    ]);
  });

  it('puts down to rest what was put in by hand, and to nothing what is switched off', () => {
    const address = { layer: 0, stage: 'headOutput', head: 0, row: 1, col: 0 } as const;
    const edited = runExperiment({ ...SPECS.plain, edits: [{ address, value: 3 }] });
    expect(contributions(edited, address)).toMatchObject({ total: 3, rest: 3 });
    const off = runExperiment({
      ...SPECS.plain,
      ablations: [{ kind: 'head', layer: 0, head: 0 }],
    });
    const split = contributions(off, { ...address, stage: 'output' });
    const ofHead = split.parts.filter(({ head }) => head === 0);
    expect(ofHead.every(({ amount }) => amount === 0)).toBe(true);
  });

  it('refuses stages that are no blend', () => {
    const run = runExperiment(SPECS.plain);
    const address = { layer: 0, stage: 'scores', head: 0, row: 0, col: 0 } as const;
    expect(() => contributions(run, address)).toThrow('not a blend of values');
    expect(nodeAt(run, address).address).toMatchObject({ stage: 'scores' });
  });
});
