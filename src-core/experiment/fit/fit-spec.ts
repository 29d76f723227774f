import { piecesOf } from '#core/encoder';
import type { Ablation, Edit } from '../change-spec.ts';
import { LIMITS } from '../limits.ts';
import type { ModelSpec } from '../model-spec.ts';
import { columnWords } from '../one-hot.ts';
import type { ExperimentSpec } from '../spec.ts';
import { tokenize } from '../tokenize.ts';
import { fitGiven, type Moves } from './fit-given.ts';
import { fitMask, placed } from './fit-mask.ts';
import { fitTrained, ONE_SENTENCE } from './fit-trained.ts';
import { hasStage } from './has-stage.ts';
import { axesOf, lengthOf, sizesOf, type Axis } from './stage-shape.ts';
import { tokenMap } from './token-map.ts';

/** Inputs that fit together, and what had to give way, as sentences. */
export interface Fitted {
  readonly spec: ExperimentSpec;
  readonly notes: readonly string[];
}

/**
 * Fits what belongs to single tokens, heads or dimensions (edits, switched-off parts, a painted mask, given numbers) to new
 * sentences or sizes: it goes with its words, and what has no place any more is left out and told. `before` are the inputs
 * that these things belonged to. A sentence without words changes nothing, so that it can be typed anew. Where each
 * word of a sentence went is found by comparing, unless `known` tells it.
 */
export function fitSpec(
  before: ExperimentSpec,
  after: ExperimentSpec,
  known: { readonly text?: Moves; readonly context?: Moves } = {},
): Fitted {
  const trained = before.model.kind === 'encoder' || after.model.kind === 'encoder';
  const words = wordsOf(after);
  if (trained && !(knowsPieces(before) && knowsPieces(after))) return fitTrained(before, after);
  if (!words) return { spec: after, notes: [] };
  if (trained) {
    // What is known of words does not hold of pieces.
    const fitted = fitWords(
      before,
      after.context === null ? after : { ...after, context: null },
      words,
      {},
    );
    return after.context === null ? fitted : { ...fitted, notes: [ONE_SENTENCE, ...fitted.notes] };
  }
  return fitWords(before, after, words, known);
}

/** What goes with words that are known, before and after. */
function fitWords(
  before: ExperimentSpec,
  after: ExperimentSpec,
  words: Sentences<readonly string[]>,
  known: { readonly text?: Moves; readonly context?: Moves },
): Fitted {
  const old = wordsOf(before);
  const moves = {
    text: known.text ?? (old && moved(old.text, words.text)),
    context:
      (after.context === null ? known.text : known.context) ??
      (old && moved(old.context, words.context)),
  };
  const lengths = { text: words.text.length, context: words.context.length };
  const notes: string[] = [];
  const model = withRoom(after.model, columnWords(words.text, words.context).length, notes);

  const edits = after.edits.flatMap((edit) => movedEdit(edit, { ...after, model }, moves, lengths));
  const ablations = after.ablations.flatMap((one) =>
    movedAblation(one, { ...after, model }, moves, lengths),
  );
  const mask = fitMask(after.mask, moves, lengths);
  const given =
    model.kind === 'seeded' && model.given
      ? fitGiven(model.given, model, moves, lengths)
      : undefined;

  const lostEdits = after.edits.length - edits.length;
  if (lostEdits > 0) notes.push(`${count(lostEdits, 'edited cell')} had no place any more.`);
  const lostParts = after.ablations.length - ablations.length;
  if (lostParts > 0) notes.push(`${count(lostParts, 'switched-off part')} had no place any more.`);
  if (mask !== after.mask && mask.kind === 'painted')
    notes.push(
      `The painted mask was fitted to ${lengths.text} × ${lengths.context}; new pairs are allowed.`,
    );
  if (given && model.kind === 'seeded' && given !== model.given)
    notes.push('The given numbers were fitted to the new sizes; what is new is 0.');

  const spec: ExperimentSpec = {
    ...after,
    ...{ edits: same(after.edits, edits), ablations: same(after.ablations, ablations), mask },
    model: given && model.kind === 'seeded' && given !== model.given ? { ...model, given } : model,
  };
  return { spec, notes };
}

/** One-hot vectors need a column for every different word: the model grows when it has to. */
function withRoom(model: ModelSpec, words: number, notes: string[]): ModelSpec {
  if (model.kind !== 'seeded' || model.words !== 'one-hot' || model.given?.embeddings) return model;
  const dModel = Math.ceil(words / model.heads) * model.heads;
  if (dModel <= model.dModel || dModel > LIMITS.dModel.max) return model;
  notes.push(
    `d_model is ${dModel} now: one-hot vectors need a column for each of the ${words} words.`,
  );
  return { ...model, dModel };
}

/** Whether it is known here how a trained model cuts text. */
function knowsPieces({ model }: ExperimentSpec): boolean {
  return model.kind === 'encoder' && piecesOf(model.id) !== undefined;
}

/** The tokens of the sentences; null where there are none, or a trained model’s pieces are not known here. */
function wordsOf({ text, context, model }: ExperimentSpec): Sentences<readonly string[]> | null {
  if (model.kind === 'encoder') {
    const pieces = piecesOf(model.id);
    const ids = pieces?.ids(text) ?? [];
    // The two around the sentence are always there.
    if (!pieces || ids.length <= 2) return null;
    const tokens = ids.map(pieces.piece);
    return { text: tokens, context: tokens };
  }
  try {
    const words = tokenize(text);
    return { text: words, context: context === null ? words : tokenize(context) };
  } catch {
    return null;
  }
}

function moved(before: readonly string[], after: readonly string[]): Moves {
  const same = before.length === after.length && before.every((word, i) => word === after[i]);
  return same ? null : tokenMap(before, after);
}

interface Sentences<T> {
  readonly text: T;
  readonly context: T;
}

function movedEdit(
  edit: Edit,
  spec: ExperimentSpec,
  moves: Sentences<Moves>,
  lengths: Sentences<number>,
): Edit[] {
  const { address } = edit;
  if (!hasStage(spec, address)) return [];
  const [rowAxis, colAxis] = axesOf(address.stage);
  const along = (axis: Axis, index: number) =>
    placed(
      axis === 'text' || axis === 'context' ? moves[axis] : null,
      index,
      lengthOf(axis, spec.model, lengths.text, lengths.context),
    );
  const [row] = along(rowAxis, address.row);
  const [col] = along(colAxis, address.col);
  if (row === undefined || col === undefined) return [];
  if (row === address.row && col === address.col) return [edit];
  return [{ ...edit, address: { ...address, row, col } }];
}

function movedAblation(
  one: Ablation,
  spec: ExperimentSpec,
  moves: Sentences<Moves>,
  lengths: Sentences<number>,
): Ablation[] {
  const { layers, heads } = sizesOf(spec.model);
  if ('layer' in one && one.layer >= layers) return [];
  if ('head' in one && one.head !== null && one.head >= heads) return [];
  if (!('token' in one)) return [one];
  const [token] = placed(moves.context, one.token, lengths.context);
  if (token === undefined) return [];
  return token === one.token ? [one] : [{ ...one, token }];
}

/** The old list where the new one holds the same objects. */
function same<T>(before: T[], after: T[]): T[] {
  return before.length === after.length && before.every((one, i) => one === after[i])
    ? before
    : after;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
