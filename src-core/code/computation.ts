import type { AnyStage } from '#core/experiment';
import { codeWriter, type CodeLine } from './code-line.ts';
import type { Dialect } from './dialect.ts';
import type { Facts } from './facts.ts';
import { nameOf } from './names.ts';
import { recordNorm, type StepWriter } from './norm-lines.ts';
import { attentionLines } from './attention-lines.ts';

const HEAD_NAMES = [
  'query',
  'key',
  'value',
  'scores',
  'scaled',
  'masked',
  'weights',
  'headOutput',
] as const;

/** The steps of an experiment, and what gathers them where there is but one layer. */
export interface Computation {
  readonly lines: CodeLine[];
  readonly gathering: string | null;
}

/** The steps of an experiment in a language: what a reader compares with the formulas. */
export function computation(facts: Facts, dialect: Dialect): Computation {
  const { lines, write, indent, outdent } = codeWriter(dialect.indent);
  const name = (stage: AnyStage) => nameOf(stage, dialect.language);
  const many = facts.layers > 1;
  const layer = many ? 'layer' : '0';
  const made: AnyStage[] = [];
  const put = (stage: AnyStage, head = '0') => {
    if (facts.changed.has(stage)) write(dialect.put(name(stage), name(stage), layer, head), stage);
  };
  const writer: StepWriter = {
    facts,
    dialect,
    name,
    put,
    write,
    step(stage, expression, head) {
      write(dialect.define(name(stage), expression), stage);
      put(stage, head);
      if (!HEAD_NAMES.some((own) => own === stage)) made.push(stage);
      return stage;
    },
  };

  embeddingLines(facts, dialect, write, name);
  if (many) {
    write(dialect.define('layers', dialect.emptyList));
    write(dialect.loop('layer', String(facts.layers)));
    indent();
    write(dialect.takeOut(facts.learned.map(name), dialect.at('learned', 'layer')));
  }
  for (const stage of facts.learned) put(stage);
  if (facts.changed.has('mask')) {
    if (many) write(dialect.define('mask', dialect.copy(dialect.word('openMask'))), 'mask');
    put('mask');
  }
  const last = layerLines(writer, { indent, outdent });
  const heads = facts.heads > 1 ? 'heads' : dialect.list([dialect.record(HEAD_NAMES.map(name))]);
  const kept = dialect.record(['X', ...made.map(name)], { heads });
  if (!many) return { lines, gathering: dialect.define('layers', dialect.list([kept])) };
  write(dialect.append('layers', kept));
  write(dialect.assign('X', name(last)));
  outdent();
  if (dialect.endLoop) write(dialect.endLoop);
  return { lines, gathering: null };
}

/** Words and places become the input of the first layer. */
function embeddingLines(
  facts: Facts,
  dialect: Dialect,
  write: (text: string, stage?: AnyStage) => void,
  name: (stage: AnyStage) => string,
): void {
  const sentences = [
    ['words', 'positions', 'embeddings'],
    ...(facts.cross ? [['contextWords', 'contextPositions', 'contextEmbeddings'] as const] : []),
  ] as const;
  for (const [words, positions, result] of sentences) {
    const put = (stage: AnyStage) => {
      if (facts.changed.has(stage)) write(dialect.put(name(stage), name(stage), '0', '0'), stage);
    };
    if (facts.run.find({ layer: 0, stage: positions, head: 0 })) {
      put(words);
      put(positions);
      const together = dialect.sum(name(words), name(positions));
      write(
        result === 'embeddings' && facts.layers > 1
          ? dialect.defineStream('X', together)
          : dialect.define(name(result), together),
        result,
      );
    }
    put(result);
  }
}

/** One layer; the stage that goes on to the next one is returned. */
function layerLines(
  writer: StepWriter,
  depth: { readonly indent: () => void; readonly outdent: () => void },
): AnyStage {
  const { facts, dialect, step, name } = writer;
  const { kind } = facts;
  const asking = kind === 'pre-norm' ? recordNorm(writer, 'attention', 'embeddings') : 'embeddings';
  const asked = facts.cross ? 'contextEmbeddings' : asking;
  attentionLines(writer, asking, asked, depth);
  if (kind === 'attention') return 'output';
  let stream = step('attentionResidual', dialect.sum('X', name('output')));
  if (kind === 'post-norm') stream = recordNorm(writer, 'attention', stream);
  if (!facts.activation) return stream;
  const fed = kind === 'pre-norm' ? recordNorm(writer, 'feedForward', stream) : stream;
  const project = (x: AnyStage, w: AnyStage, b: 'b1' | 'b2') => {
    const product = dialect.times(name(x), name(w));
    return facts.learned.includes(b) ? dialect.addRow(product, name(b)) : product;
  };
  step('hidden', project(fed, 'w1', 'b1'));
  step('activated', dialect.activate(name('hidden'), facts.activation));
  step('feedForward', project('activated', 'w2', 'b2'));
  stream = step('feedForwardResidual', dialect.sum(name(stream), name('feedForward')));
  return kind === 'post-norm' ? recordNorm(writer, 'feedForward', stream) : stream;
}
