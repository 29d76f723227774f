import type { Dialect } from './dialect.ts';
import { maskRuleText } from './mask-rule-text.ts';
import { numeral, type NumberSource } from './number-source.ts';
import { pythonLibrary } from './python-functions.ts';

const quoted = (text: string) => JSON.stringify(text);
const rowsText = (rows: readonly (readonly number[])[]) =>
  `[${rows.map((row) => `[${row.map(numeral).join(', ')}]`).join(', ')}]`;
const WORDS = { dK: 'd_k', dV: 'd_v', dModel: 'd_model', openMask: 'open_mask' };

const PREAMBLES = {
  numpy: `# Written by Attention Lab. Run it with: python attention.py
import math

import numpy as np`,
  pytorch: `# Written by Attention Lab. Run it with: python attention.py
import math

import torch

torch.set_default_dtype(torch.float64)`,
};

/** What NumPy and PyTorch call differently. */
const LIBRARIES = {
  numpy: {
    array: (rows: string) => `np.array(${rows}, dtype=float)`,
    mask: (rows: string) => `np.array(${rows})`,
    causal: (n: number, m: number) => `np.tril(np.ones((${n}, ${m}), dtype=bool))`,
    filled: (n: number, m: number, value: string) => `np.full((${n}, ${m}), ${value})`,
    identity: (n: number) => `np.eye(${n})`,
    copy: 'copy',
    where: 'np.where',
    minusInfinity: '-np.inf',
    join: (list: string) => `np.concatenate(${list}, axis=1)`,
    mean: (x: string) => `${x}.mean(axis=1, keepdims=True)`,
    root: (x: string) => `np.sqrt(${x})`,
    relu: (x: string) => `np.maximum(${x}, 0)`,
    gelu: (x: string) => `gelu(${x})`,
  },
  pytorch: {
    array: (rows: string) => `torch.tensor(${rows}, dtype=torch.float64)`,
    mask: (rows: string) => `torch.tensor(${rows})`,
    causal: (n: number, m: number) => `torch.tril(torch.ones(${n}, ${m}, dtype=torch.bool))`,
    filled: (n: number, m: number, value: string) => `torch.full((${n}, ${m}), ${value})`,
    identity: (n: number) => `torch.eye(${n})`,
    copy: 'clone',
    where: 'torch.where',
    minusInfinity: '-torch.inf',
    join: (list: string) => `torch.cat(${list}, dim=1)`,
    mean: (x: string) => `${x}.mean(dim=1, keepdim=True)`,
    root: (x: string) => `torch.sqrt(${x})`,
    relu: (x: string) => `torch.relu(${x})`,
    gelu: (x: string) => `torch.nn.functional.gelu(${x})`,
  },
};

/** Python as it is usually written; the last bits may differ, because the libraries add up in another order. */
export function python(language: 'numpy' | 'pytorch'): Dialect {
  const own = LIBRARIES[language];
  return {
    language,
    indent: '    ',
    preamble: PREAMBLES[language],
    comment: (text) => `# ${text}`,
    word: (name) => WORDS[name],
    define: (name, value) => `${name} = ${value}`,
    defineStream: (name, value) => `${name} = ${value}`,
    assign: (name, value) => `${name} = ${value}`,
    loop: (variable, count) => `for ${variable} in range(${count}):`,
    endLoop: null,
    emptyList: '[]',
    append: (list, entry) => `${list}.append(${entry})`,
    record: (names, more = {}) => {
      const all = [...names.map((name) => [name, name] as const), ...Object.entries(more)];
      return `dict(${all.map(([name, value]) => `${name}=${value}`).join(', ')})`;
    },
    takeOut: (names, from) => `${names.join(', ')} = ${from}.values()`,
    at: (list, index) => `${list}[${index}]`,
    list: (entries) => `[${entries.join(', ')}]`,

    copy: (a) => `${a}.${own.copy}()`,
    sum: (a, b) => `${a} + ${b}`,
    times: (a, b) => `${a} @ ${b}`,
    timesTransposed: (a, b) => `${a} @ ${b}.T`,
    addRow: (a, bias) => `${a} + ${bias}`,
    columns: (a, index, size) => `${a}[:, ${index} * ${size}:(${index} + 1) * ${size}]`,
    divide: (a, divisors) => [a, ...divisors].join(' / '),
    root: (value) => `math.sqrt(${value})`,
    wholePart: (a, b) => `${a} // ${b}`,
    blockOut: (scores, mask, blocked) =>
      `${own.where}(${mask}, ${scores}, ${blocked === 'zero' ? '0.0' : own.minusInfinity})`,
    maskLate: (weights, mask) => `${weights} * ${mask}`,
    softmax: (scores, { run, mayBlockRows }) => {
      const axis = run.spec.faults.includes('softmax-over-queries') ? 0 : 1;
      const naive = run.spec.faults.includes('no-maximum-subtraction');
      return language === 'pytorch' && !naive && !mayBlockRows
        ? `torch.softmax(${scores}, dim=${axis})`
        : `softmax(${scores}, ${axis})`;
    },
    joinHeads: (list, name) => own.join(`[run[${quoted(name)}] for run in ${list}]`),
    rowMean: own.mean,
    rowDeviation: (x, mean, epsilon) =>
      own.root(`${own.mean(`((${x} - ${mean}) ** 2)`)} + ${numeral(epsilon)}`),
    standardize: (x, mean, deviation) => `(${x} - ${mean}) / ${deviation}`,
    gainAndShift: (z, gain, shift) => `${gain} * ${z} + ${shift}`,
    activate: (x, kind) => own[kind](x),
    put: (name, key, layer, head) => `put(${name}, ${quoted(key)}, ${layer}, ${head})`,

    mask: (facts) => {
      const { spec, tokens, contextTokens } = facts.run;
      const [n, m] = [tokens.length, contextTokens.length];
      if (spec.mask.kind === 'causal') return own.causal(n, m);
      const rule = maskRuleText(facts, 'python');
      return own.mask(`[[${rule} for j in range(${m})] for i in range(${n})]`);
    },
    numbers: (source) => numbers(source, own),
    changes: (entries) => {
      const lines = [...entries].map(([key, cells]) => `    ${quoted(key)}: ${rowsText(cells)},`);
      return `{\n${lines.join('\n')}\n}`;
    },
    library: (facts) => pythonLibrary(language, facts),
    ending: () => 'print(layers[-1])',
  };
}

function numbers(source: NumberSource, own: (typeof LIBRARIES)['numpy' | 'pytorch']): string {
  switch (source.kind) {
    case 'filled': {
      const text = numeral(source.value);
      return own.filled(source.rows, source.cols, /^-?\d+$/u.test(text) ? `${text}.0` : text);
    }
    case 'identity':
      return own.identity(source.size);
    case 'sinusoidal':
      return `waves(${source.rows}, ${source.cols})`;
    case 'drawn': {
      const { name, rows, cols, factor, root } = source;
      const deviation = root === null ? numeral(factor) : `${numeral(factor)} / math.sqrt(${root})`;
      return own.array(`draw(${quoted(name)}, ${rows}, ${cols}, ${deviation})`);
    }
    case 'drawn rows': {
      const names = source.names.map(quoted).join(', ');
      const row = `draw(name, 1, ${source.cols}, ${numeral(source.factor)})[0]`;
      return own.array(`[${row} for name in [${names}]]`);
    }
    case 'sparse':
      return own.array(`sparse(${source.rows}, ${source.cols}, ${rowsText(source.entries)})`);
    case 'dense':
      return own.array(rowsText(source.rows));
  }
}
