import type { WeightStage } from '#core/attention';
import type { AnyStage } from '#core/experiment';
import { codeWriter, type CodeLine } from './code-line.ts';
import type { Dialect } from './dialect.ts';
import { givenOf, overridden, type Facts } from './facts.ts';
import { nameOf } from './names.ts';
import { numeral, numberSource, type Guess } from './number-source.ts';

/** The names of the streams that learned matrices are drawn from; those of layer norms are not drawn. */
const STREAMS: Partial<Record<WeightStage, string>> = {
  ...{ wQ: 'W_Q', bQ: 'b_Q', wK: 'W_K', bK: 'b_K', wV: 'W_V', bV: 'b_V', wO: 'W_O', bO: 'b_O' },
  ...{ w1: 'W_1', b1: 'b_1', w2: 'W_2', b2: 'b_2' },
};
const BIAS_DEVIATION = 0.2;
const LEARNED_POSITION_DEVIATION = 0.5;

/** All that an experiment is given: sizes, words, places, mask, learned matrices, numbers put in by hand. */
export function inputLines(facts: Facts, dialect: Dialect): CodeLine[] {
  const { lines, write } = codeWriter(dialect.indent);
  const { run, seed } = facts;
  const define = (name: string, value: string, stage: AnyStage | null = null) =>
    write(dialect.define(name, value), stage);
  const numbers = (stage: AnyStage, layer: number, guess: Guess) => {
    const given = givenOf(run, stage, layer);
    return given && dialect.numbers(numberSource(given, seed, guess));
  };

  define(dialect.word('dModel'), String(run.model.dModel));
  define(dialect.word('dK'), String(run.dK));
  define(dialect.word('dV'), String(run.dV));
  const { scaling, temperature } = run.spec;
  if (scaling.kind === 'custom') define('divisor', numeral(scaling.divisor));
  if (temperature !== 1) define('temperature', numeral(temperature));

  for (const [words, positions, result, tokens] of [
    ['words', 'positions', 'embeddings', run.tokens],
    ...(facts.cross
      ? ([['contextWords', 'contextPositions', 'contextEmbeddings', run.contextTokens]] as const)
      : []),
  ] as const) {
    write(dialect.comment(tokens.join(' ')));
    const guess = { rows: { names: tokens.map(wordStream), factor: 1 } };
    const placed = numbers(positions, 0, {
      rows: {
        names: tokens.map((_, i) => `position:${i}`),
        factor: LEARNED_POSITION_DEVIATION,
      },
    });
    const stage = placed ? words : result;
    const value = numbers(stage, 0, guess) ?? '';
    if (stage === 'embeddings' && facts.layers > 1) write(dialect.defineStream('X', value), stage);
    else define(nameOf(stage, dialect.language), value, stage);
    if (placed) define(nameOf(positions, dialect.language), placed, positions);
  }
  if (facts.masks) {
    const own = facts.layers > 1 && facts.changed.has('mask');
    define(own ? dialect.word('openMask') : 'mask', dialect.mask(facts), 'mask');
  }

  const learned = (stage: WeightStage, layer: number) =>
    numbers(stage, layer, learnedGuess(stage, layer, facts)) ?? missing(stage, facts, dialect);
  if (facts.layers === 1)
    for (const stage of facts.learned)
      define(nameOf(stage, dialect.language), learned(stage, 0), stage);
  else {
    define('learned', dialect.emptyList);
    for (let layer = 0; layer < facts.layers; layer++) {
      const values = facts.learned.map(
        (stage) => [nameOf(stage, dialect.language), learned(stage, layer)] as const,
      );
      write(dialect.append('learned', dialect.record([], Object.fromEntries(values))));
    }
  }
  if (facts.changed.size > 0) {
    write(dialect.comment('Put in by hand: [row, column, number], by matrix, layer and head.'));
    write(dialect.define('changes', dialect.changes(changesOf(facts, dialect))));
  }
  return lines;
}

function wordStream(token: string): string {
  return `word:${token.toLowerCase().normalize('NFC')}`;
}

function learnedGuess(stage: WeightStage, layer: number, { run }: Facts): Guess {
  const stream = STREAMS[stage];
  if (!stream) return {};
  const name = layer === 0 ? stream : `layer ${layer + 1}: ${stream}`;
  if (stream.startsWith('b')) return { stream: { name, factor: BIAS_DEVIATION, root: null } };
  const rows = givenOf(run, stage, layer)?.rows ?? 1;
  return { stream: { name, factor: 1, root: rows } };
}

/** A bias that only other layers have: zeros change nothing. */
function missing(stage: WeightStage, { run, layers }: Facts, dialect: Dialect): string {
  for (let layer = 0; layer < layers; layer++) {
    const like = givenOf(run, stage, layer);
    if (like)
      return dialect.numbers({ kind: 'filled', rows: like.rows, cols: like.cols, value: 0 });
  }
  return '';
}

/** Numbers put in by hand under “name layer head”; a key that heads share is counted by its group. */
function changesOf({ run, sharing }: Facts, { language }: Dialect): Map<string, number[][]> {
  return new Map(
    overridden(run).map(({ address: { layer, stage, head }, overrides }) => {
      const own = stage === 'key' || stage === 'value' ? Math.floor(head / sharing) : head;
      const cells = overrides.map(({ row, col, value }) => [row, col, value]);
      return [`${nameOf(stage, language)} ${layer} ${own}`, cells];
    }),
  );
}
