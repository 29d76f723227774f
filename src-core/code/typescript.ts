import type { Dialect } from './dialect.ts';
import { maskRuleText } from './mask-rule-text.ts';
import { numeral, type Drawing, type NumberSource } from './number-source.ts';
import { typescriptLibrary } from './typescript-functions.ts';

const quoted = (text: string) => JSON.stringify(text);
const rowsText = (rows: readonly (readonly number[])[]) =>
  `[${rows.map((row) => `[${row.map(numeral).join(', ')}]`).join(', ')}]`;

/** TypeScript with plain arrays and the lab's own arithmetic: the same digits, bit by bit. */
export const typescript: Dialect = {
  language: 'typescript',
  indent: '  ',
  preamble: [
    '// Written by Attention Lab. Run it with: node attention.ts',
    'type Matrix = number[][];',
  ].join('\n'),
  comment: (text) => `// ${text}`,
  word: (name) => name,
  define: (name, value) => `const ${name} = ${value};`,
  defineStream: (name, value) => `let ${name} = ${value};`,
  assign: (name, value) => `${name} = ${value};`,
  loop: (variable, count) => `for (let ${variable} = 0; ${variable} < ${count}; ${variable}++) {`,
  endLoop: '}',
  emptyList: '[]',
  append: (list, entry) => `${list}.push(${entry});`,
  record: (names, more = {}) => {
    const others = Object.entries(more).map(([name, value]) =>
      name === value ? name : `${name}: ${value}`,
    );
    return `{ ${[...names, ...others].join(', ')} }`;
  },
  takeOut: (names, from) => `const { ${names.join(', ')} } = ${from};`,
  at: (list, index) => `${list}[${index}]`,
  list: (entries) => `[${entries.join(', ')}]`,

  copy: (a) => `copy(${a})`,
  sum: (a, b) => `sum(${a}, ${b})`,
  times: (a, b) => `times(${a}, ${b})`,
  timesTransposed: (a, b) => `timesTransposed(${a}, ${b})`,
  addRow: (a, bias) => `addRow(${a}, ${bias})`,
  columns: (a, index, size) => `columns(${a}, ${index} * ${size}, ${size})`,
  divide: (a, divisors) => `map(${a}, (score) => score / ${divisors.join(' / ')})`,
  root: (value) => `Math.sqrt(${value})`,
  wholePart: (a, b) => `Math.floor(${a} / ${b})`,
  blockOut: (scores, mask, blocked) =>
    `where(${mask}, ${scores}, ${blocked === 'zero' ? '0' : '-Infinity'})`,
  maskLate: (weights, mask) => `entrywise(${weights}, ${mask})`,
  softmax: (scores, { run }) =>
    run.spec.faults.includes('softmax-over-queries')
      ? `transpose(softmax(transpose(${scores})))`
      : `softmax(${scores})`,
  joinHeads: (list, name) => `joinColumns(${list}.map(({ ${name} }) => ${name}))`,
  rowMean: (x) => `rowMean(${x})`,
  rowDeviation: (x, mean, epsilon) => `rowDeviation(${x}, ${mean}, ${numeral(epsilon)})`,
  standardize: (x, mean, deviation) => `standardize(${x}, ${mean}, ${deviation})`,
  gainAndShift: (z, gain, shift) => `gainAndShift(${z}, ${gain}, ${shift})`,
  activate: (x, kind) => `map(${x}, ${kind})`,
  put: (name, key, layer, head) => `put(${name}, ${quoted(key)}, ${layer}, ${head});`,

  mask: (facts) => {
    const rule = maskRuleText(facts, 'typescript');
    const { tokens, contextTokens } = facts.run;
    return `makeMask(${tokens.length}, ${contextTokens.length}, (i, j) => ${rule})`;
  },
  numbers,
  changes: (entries) => {
    const lines = [...entries].map(([key, cells]) => `  ${quoted(key)}: ${rowsText(cells)},`);
    return `{\n${lines.join('\n')}\n} as Record<string, number[][] | undefined>`;
  },
  library: ({ run, seed }) =>
    typescriptLibrary(seed, run.spec.faults.includes('no-maximum-subtraction')),
  ending: () => 'console.log(layers[layers.length - 1]);',
};

function numbers(source: NumberSource): string {
  switch (source.kind) {
    case 'filled':
      return `filled(${source.rows}, ${source.cols}, ${numeral(source.value)})`;
    case 'identity':
      return `identity(${source.size})`;
    case 'sinusoidal':
      return `waves(${source.rows}, ${source.cols})`;
    case 'drawn':
      return `draw(${quoted(source.name)}, ${source.rows}, ${source.cols}, ${factorText(source)})`;
    case 'drawn rows': {
      const names = source.names.map(quoted).join(', ');
      return `[${names}].flatMap((name) => draw(name, 1, ${source.cols}, ${numeral(source.factor)}))`;
    }
    case 'sparse':
      return `sparse(${source.rows}, ${source.cols}, ${rowsText(source.entries)})`;
    case 'dense':
      return rowsText(source.rows);
  }
}

function factorText({ factor, root }: Drawing): string {
  return root === null ? numeral(factor) : `${numeral(factor)} / Math.sqrt(${root})`;
}
