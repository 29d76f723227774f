import fc from 'fast-check';
import katex from 'katex';
import { describe, expect, it, test } from 'vitest';
import { explain, randomStream, type Address, type Explanation } from '#core/attention';
import { DEFAULT_SPEC, runExperiment, type Run } from '#core/experiment';
import { litBy } from '#renderer/describe/lit.ts';
import { longName, shortName } from '#renderer/describe/number-name.ts';
import { readPlace, samePlace, writePlace, type Place } from '#renderer/describe/place.ts';
import { readPaths, withClosed, withOpen, writePaths } from '#renderer/describe/trace-paths.ts';
import { traceTex } from '#renderer/describe/trace-tex.ts';
import { traceText } from '#renderer/describe/trace-text.ts';
import { missing, traceLines, type TraceLine } from '#renderer/describe/trace-tree.ts';
import { totalHolds } from '#renderer/describe/trace-words.ts';
import { CASES, SPECS } from '../../core/support/specs.ts';

/** A number of a run with everything unfolded that there is, `depth` times. */
function unfolded(run: Run, at: Address, depth: number) {
  const found = new Map<string, Explanation>();
  const known = (address: Address) => found.get(JSON.stringify(address)) ?? null;
  const root = explain(run, at);
  let open: ReadonlySet<string> = new Set();
  for (let level = 0; level < depth; level++) {
    for (const { expandable, path } of traceLines(root, open, known))
      if (expandable) open = withOpen(open, path);
    for (const address of missing(root, open, known))
      found.set(JSON.stringify(address), explain(run, address));
  }
  return { root, known, lines: traceLines(root, open, known) };
}

const namesOf = (run: Run) => ({
  tokens: run.tokens,
  contextTokens: run.contextTokens,
  dimensions: run.model.dimensions,
});

describe.each(CASES)('the tree of every stage: %s', (name, spec) => {
  const run = runExperiment(spec);
  const stream = randomStream(9, name);
  const trees = run.nodes.map(({ address, value }) => {
    const row = Math.floor(stream.uniform() * value.rows);
    const col = Math.floor(stream.uniform() * value.cols);
    return unfolded(run, { ...address, row, col }, 2);
  });

  it('shows the numbers of the run, and totals that are what the lines above make', () => {
    for (const { root, lines } of trees) {
      if (root.rule !== 'given') expect(lines.at(-1)?.kind).toBe('total');
      for (const { kind, address, value, parent } of lines) {
        if (kind === 'total') expect(totalHolds(parent), parent.label).toBe(true);
        if (kind !== 'source' || !address) continue;
        const { value: whole } = run.find(address)!;
        expect(value).toBe(whole.data[address.row * whole.cols + address.col]);
      }
    }
  });

  it('has one path per line, and levels that never skip', () => {
    for (const { lines } of trees) {
      expect(new Set(lines.map(({ path }) => path)).size).toBe(lines.length);
      lines.forEach(({ level }, i) =>
        expect(level).toBeLessThanOrEqual((lines[i - 1]?.level ?? 0) + 1),
      );
    }
  });

  it('is LaTeX that can be set, and text with every line', () => {
    for (const { root, known, lines } of trees) {
      const below = lines.flatMap(({ open, address }) =>
        open && address ? [known(address)!] : [],
      );
      const html = katex.renderToString(traceTex([root, ...below.slice(0, 2)]), {
        throwOnError: true,
        strict: 'error',
        trust: false,
      });
      expect(html).not.toContain('katex-error');
      const text = traceText(namesOf(run), root, lines, run.layers.length);
      expect(text).not.toMatch(/undefined|NaN|\[object/u);
    }
  });
});

describe('a tree', () => {
  const run = runExperiment(DEFAULT_SPEC);
  const at = (address: Partial<Address>): Address => ({
    ...{ layer: 0, stage: 'query', head: 0, row: 7, col: 2 },
    ...address,
  });
  const none = () => null;
  const said = ({ kind, count }: TraceLine) => `${kind} ${count}`;

  it('has the largest terms first, and the others behind “more” with their sum', () => {
    const root = explain(run, at({}));
    const lines = traceLines(root, new Set(), none);
    const terms = lines.filter(({ kind }) => kind === 'term');
    const sizes = terms.map(({ value }) => Math.abs(value));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(lines.slice(-2).map(said)).toEqual(['more 24', 'total 0']);
    const shown = terms.reduce((sum, { value }) => sum + value, 0);
    expect(shown + lines.at(-2)!.value).toBeCloseTo(root.value, 12);
    expect(traceLines(root, new Set(['m']), none)).toHaveLength(32 + 2);
  });

  it('goes from a weight over the scores to the words', () => {
    const found = new Map<string, Explanation>();
    const known = (address: Address) => found.get(JSON.stringify(address)) ?? null;
    const root = explain(run, at({ stage: 'weights', col: 1 }));
    let open: ReadonlySet<string> = new Set();
    const unfold = (path: string) => {
      open = withOpen(open, path);
      for (const address of missing(root, open, known))
        found.set(JSON.stringify(address), explain(run, address));
      const below = traceLines(root, open, known).filter((line) =>
        line.path.startsWith(`${path}.`),
      );
      return below.map((line) => line.path);
    };
    // Score, its largest product; of that the query and the key, each down to a word.
    unfold('0');
    unfold('0.0');
    const [product = ''] = unfold('0.0.0');
    for (const source of unfold(product)) {
      const [term = ''] = unfold(source);
      const [word = ''] = unfold(term);
      unfold(word);
    }
    const reached = new Set(traceLines(root, open, known).map(({ address }) => address?.stage));
    for (const stage of [
      ...['masked', 'scaled', 'scores', 'query', 'key', 'wQ', 'wK', 'embeddings', 'words'],
    ])
      expect(reached).toContain(stage);
  });

  it('says what was put in by hand, and what is switched off', () => {
    const note = (spec: typeof DEFAULT_SPEC, address: Address) => {
      const edited = runExperiment(spec);
      const root = explain(edited, address);
      return traceText(namesOf(edited), root, traceLines(root, new Set(), none), 1);
    };
    const edits = [{ address: at({ stage: 'scores', col: 1 }), value: 9 }];
    expect(note({ ...DEFAULT_SPEC, edits }, at({ stage: 'scores', col: 1 }))).toMatch(
      /put in by hand: 9\.000; its terms make −?\d/u,
    );
    const ablations = [{ kind: 'head', layer: 0, head: 0 }] as const;
    expect(
      note({ ...DEFAULT_SPEC, ablations: [...ablations] }, at({ stage: 'headOutput' })),
    ).toContain('switched off; its terms would make');
    const rows = Array.from({ length: 10 }, () => '0000000000');
    const mask = { kind: 'painted', rows } as const;
    expect(note({ ...DEFAULT_SPEC, mask }, at({ stage: 'weights' }))).toContain('nothing to share');
  });
});

describe('names of numbers', () => {
  const run = runExperiment(SPECS['pre-norm decoder']);
  const names = { ...namesOf(run), tokens: ['the', 'cat', 'the', 'incomprehensible', 'mats'] };
  const at = (stage: Address['stage'], row: number, col: number): Address => ({
    ...{ layer: 1, stage, head: 1, row, col },
  });

  it('are short in formulas, with the place where a word comes twice', () => {
    expect(shortName(names, at('query', 1, 2))).toBe('Q[cat, 3]');
    expect(shortName(names, at('query', 2, 0))).toBe('Q[the₃, 1]');
    expect(shortName(names, at('query', 3, 0))).toBe('Q[incompreh…, 1]');
    expect(shortName(names, at('attentionMean', 1, 0))).toBe('μ₁[cat]');
    expect(shortName(names, at('wQ', 1, 2))).toBe('W_Q[2, 3]');
  });

  it('are whole in sentences', () => {
    expect(longName(names, at('weights', 1, 4), 2)).toBe('weight of cat → mats (head 2, layer 2)');
    expect(longName(names, at('bO', 0, 4))).toBe('output bias of dimension 5');
  });
});

test('paths are written short, read back, and closed with all below', () => {
  const step = fc.oneof(fc.nat(600).map(String), fc.constantFrom('d', 'm'));
  const path = fc.array(step, { minLength: 1, maxLength: 9 }).map((steps) => steps.join('.'));
  fc.assert(
    fc.property(fc.array(path, { maxLength: 20 }), (opened) => {
      const open = opened.reduce<ReadonlySet<string>>(withOpen, new Set());
      expect(readPaths(writePaths(open))).toEqual(open);
      for (const one of open) {
        const left = withClosed(open, one);
        expect([...left].some((other) => other === one || other.startsWith(`${one}.`))).toBe(false);
      }
    }),
  );
  expect(readPaths('0.d.3,<script>,../..,0..1,9e9,').size).toBe(3);
});

test('a place survives its address; what makes no sense is passed over', () => {
  const place: Place = {
    ...{ layer: 1, stage: 'scores', head: 2, cell: { row: 7, col: 1 }, panel: 'trace' },
    open: new Set(['0', '0.d']),
  };
  expect(readPlace(writePlace(place))).toEqual(place);
  expect(writePlace(place)).toMatchObject({ layer: '2', head: '3', cell: '8,2', open: '0.d' });
  expect(samePlace(place, { ...place, open: new Set() })).toBe(true);
  expect(readPlace({ stage: 'nonsense' })).toBeNull();
  expect(readPlace({ stage: 'key', head: '-4', cell: '1e99,x', layer: ['1'] })).toMatchObject({
    ...{ layer: 0, head: 0, cell: { row: 0, col: 0 } },
  });
});

test('a term lights up the row and the column that feed it, a number of the shown stage its cell', () => {
  const at = (stage: Address['stage'], row: number, col: number): Address => ({
    ...{ layer: 0, stage, head: 0, row, col },
  });
  const weights = { layer: 0, stage: 'weights', head: 0 } as const;
  const product = [at('query', 7, 3), at('key', 1, 3)];
  expect(litBy(weights, product)).toEqual({ rows: [7], cols: [1], cells: [] });
  expect(litBy({ ...weights, stage: 'query' }, product)).toMatchObject({
    ...{ rows: [], cols: [3], cells: [{ row: 7, col: 3 }] },
  });
  expect(litBy(weights, [{ ...at('weights', 2, 2), head: 1 }]).cells).toEqual([]);
  // The word vector of a key belongs to the column of that word.
  expect(litBy(weights, [at('embeddings', 1, 5)], 'context')).toMatchObject({
    rows: [],
    cols: [1],
  });
});
