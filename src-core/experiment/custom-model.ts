import { firstNotFinite, fromRows, headSize, LabError, type Matrix } from '#core/attention';
import type { Model } from './model.ts';
import type { CustomModelSpec } from './model-spec.ts';
import { positionsOf } from './positions-of.ts';
import { identity, seededMatrix } from './seeded-model.ts';

type ProjectionName = 'wQ' | 'wK' | 'wV' | 'wO';
const NAMES: Record<ProjectionName, string> = { wQ: 'W_Q', wK: 'W_K', wV: 'W_V', wO: 'W_O' };

/**
 * A layer of numbers given by hand. Throws `embeddings.rows`, `embeddings.columns`, `weights.shape`,
 * `number.not-finite`, `heads.indivisible` and `shape.mismatch` (uneven rows).
 */
export function customModelOf(spec: CustomModelSpec): Model {
  const { seed, dModel, heads } = spec;
  const projection = (name: ProjectionName, rows: number): Matrix => {
    const given = spec[name];
    if (given === 'identity') return identity(rows, dModel);
    if (given === 'seeded')
      return seededMatrix(seed, NAMES[name], rows, dModel, 1 / Math.sqrt(rows));
    const numbers = finite(fromRows(given), NAMES[name]);
    if (numbers.rows !== rows) throw wrongRows(NAMES[name], numbers.rows, rows);
    return numbers;
  };
  const wQ = projection('wQ', dModel);
  const wK = projection('wK', dModel);
  const wV = projection('wV', dModel);
  const wO = projection('wO', wV.cols);
  if (wQ.cols !== wK.cols) throw wrongColumns('W_K', wK.cols, wQ.cols);
  if (wO.cols !== dModel) throw wrongColumns('W_O', wO.cols, dModel);
  const bias = (name: 'bQ' | 'bK' | 'bV' | 'bO', cols: number): Matrix | undefined => {
    const given = spec[name];
    if (!given) return undefined;
    const label = name.replace('b', 'b_');
    if (given.length !== cols) throw wrongColumns(label, given.length, cols);
    return finite(fromRows([given]), label);
  };
  return {
    heads,
    keyValueHeads: heads,
    dModel,
    dK: headSize(wQ.cols, heads),
    dV: headSize(wV.cols, heads),
    layerKind: 'attention',
    layers: [
      {
        attention: {
          ...{ wQ, wK, wV, wO },
          bQ: bias('bQ', wQ.cols),
          bK: bias('bK', wK.cols),
          bV: bias('bV', wV.cols),
          bO: bias('bO', wO.cols),
        },
      },
    ],
    dimensions: null,
    headNames: null,
    embed(tokens, which) {
      const rows = which === 'text' ? spec.embeddings : spec.contextEmbeddings;
      const words = finite(fromRows(rows ?? []), 'the word vectors');
      if (words.rows !== tokens.length) throw wrongCount(which, words.rows, tokens.length);
      if (words.cols !== dModel) throw wrongWidth(words.cols, dModel);
      const positions = positionsOf(spec.positions, seed, tokens.length, dModel);
      return { words, positions, unknown: [] };
    },
  };
}

function finite(numbers: Matrix, what: string): Matrix {
  const wrong = firstNotFinite(numbers);
  if (!wrong) return numbers;
  throw new LabError(
    'number.not-finite',
    `Row ${wrong.row + 1}, column ${wrong.col + 1} of ${what} is ${wrong.value}; put in an ordinary number.`,
    { row: wrong.row, col: wrong.col },
  );
}

function wrongRows(name: string, given: number, needed: number): LabError {
  return new LabError(
    'weights.shape',
    `${name} has ${given} rows, but what it multiplies has ${needed} columns. Give it ${needed} rows.`,
    { name, given, needed },
  );
}

function wrongColumns(name: string, given: number, needed: number): LabError {
  return new LabError('weights.shape', `${name} has ${given} columns; it needs ${needed}.`, {
    name,
    given,
    needed,
  });
}

function wrongCount(which: string, given: number, needed: number): LabError {
  const sentence = which === 'text' ? 'sentence' : 'second sentence';
  return new LabError(
    'embeddings.rows',
    `There are ${given} word vectors for the ${needed} tokens of the ${sentence}. Give one row of numbers per token.`,
    { which, given, needed },
  );
}

function wrongWidth(given: number, needed: number): LabError {
  return new LabError(
    'embeddings.columns',
    `The word vectors have ${given} numbers each, but d_model is ${needed}. Make them equal.`,
    { given, needed },
  );
}
