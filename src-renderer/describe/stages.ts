import type { AnyStage } from '#core/experiment';

/** What a number is for; each role has one colour everywhere. */
export type Role = 'x' | 'q' | 'k' | 'v' | 's' | 'w' | 'o';

/**
 * What a row or a column of a stage stands for: a word that asks, a word that is asked, a dimension of a head, of the
 * model or of the feed-forward network, a place in the joined heads, or the only one there is.
 */
export type Axis =
  | 'query'
  | 'context'
  | 'head dimension'
  | 'model dimension'
  | 'joined dimension'
  | 'hidden dimension'
  | 'single';

/** How a stage is called, coloured and read. */
export interface StageInfo {
  readonly stage: AnyStage;
  /** In the pipeline strip. */
  readonly label: string;
  /** In a sentence, for one of its numbers: “the score of …”. */
  readonly noun: string;
  readonly role: Role;
  readonly rows: Axis;
  readonly cols: Axis;
  /** Whether every head has its own. */
  readonly perHead: boolean;
}

function describe(
  stage: AnyStage,
  label: string,
  noun: string,
  role: Role,
  [rows, cols]: readonly [Axis, Axis],
  perHead = false,
): StageInfo {
  return { stage, label, noun, role, rows, cols, perHead };
}

const PAIR = ['query', 'context'] as const;
const TOKEN = ['query', 'model dimension'] as const;
const CONTEXT = ['context', 'model dimension'] as const;
const PROJECTION = ['model dimension', 'joined dimension'] as const;
const BIAS = ['single', 'joined dimension'] as const;
const VECTOR = ['single', 'model dimension'] as const;
const MEASURE = ['query', 'single'] as const;
const HIDDEN = ['query', 'hidden dimension'] as const;

/** The main line, in the order of the computation: the stages that every run has. */
export const STAGE_LIST: readonly StageInfo[] = [
  describe('embeddings', 'X', 'embedding', 'x', TOKEN),
  describe('query', 'Q', 'query', 'q', ['query', 'head dimension'], true),
  describe('key', 'K', 'key', 'k', ['context', 'head dimension'], true),
  describe('value', 'V', 'value', 'v', ['context', 'head dimension'], true),
  describe('scores', 'Scores', 'score', 's', PAIR, true),
  describe('scaled', 'Scaled', 'scaled score', 's', PAIR, true),
  describe('masked', 'Masked', 'masked score', 's', PAIR, true),
  describe('weights', 'Weights', 'weight', 'w', PAIR, true),
  describe('headOutput', 'Head', 'head output', 'o', ['query', 'head dimension'], true),
  describe('concat', 'Concat', 'joined output', 'o', ['query', 'joined dimension']),
  describe('output', 'Output', 'output', 'o', TOKEN),
];

/** The stages beside the main line, which some runs have. */
export const SIDE_STAGES: readonly StageInfo[] = [
  describe('words', 'Word vectors', 'word vector', 'x', TOKEN),
  describe('positions', 'Positions', 'position number', 'x', TOKEN),
  describe('embeddingSum', 'Words + positions', 'sum of word and place', 'x', TOKEN),
  describe('embeddingMean', 'Row mean (0)', 'row mean', 'x', MEASURE),
  describe('embeddingDeviation', 'Row deviation (0)', 'row deviation', 'x', MEASURE),
  describe('embeddingStandardized', 'Standardized (0)', 'standardized number', 'x', TOKEN),
  describe('embeddingGain', 'Norm gain (0)', 'gain', 'x', VECTOR),
  describe('embeddingShift', 'Norm shift (0)', 'shift', 'x', VECTOR),
  describe('contextWords', 'Second word vectors', 'word vector', 'x', CONTEXT),
  describe('contextPositions', 'Second positions', 'position number', 'x', CONTEXT),
  describe('contextEmbeddings', 'Second X', 'embedding', 'x', CONTEXT),
  describe('mask', 'Mask', 'mask', 's', PAIR),
  describe('wQ', 'W_Q', 'query weight', 'q', PROJECTION),
  describe('bQ', 'b_Q', 'query bias', 'q', BIAS),
  describe('wK', 'W_K', 'key weight', 'k', PROJECTION),
  describe('bK', 'b_K', 'key bias', 'k', BIAS),
  describe('wV', 'W_V', 'value weight', 'v', PROJECTION),
  describe('bV', 'b_V', 'value bias', 'v', BIAS),
  describe('wO', 'W_O', 'output weight', 'o', ['joined dimension', 'model dimension']),
  describe('bO', 'b_O', 'output bias', 'o', VECTOR),
  describe('attentionResidual', 'Output + X', 'residual sum', 'o', TOKEN),
  describe('attentionMean', 'Row mean', 'row mean', 'o', MEASURE),
  describe('attentionDeviation', 'Row deviation', 'row deviation', 'o', MEASURE),
  describe('attentionStandardized', 'Standardized', 'standardized number', 'o', TOKEN),
  describe('attentionGain', 'Norm gain', 'gain', 'o', VECTOR),
  describe('attentionShift', 'Norm shift', 'shift', 'o', VECTOR),
  describe('attentionNorm', 'Layer norm', 'normed number', 'o', TOKEN),
  describe('w1', 'W_1', 'feed-forward weight', 'o', ['model dimension', 'hidden dimension']),
  describe('b1', 'b_1', 'feed-forward bias', 'o', ['single', 'hidden dimension']),
  describe('hidden', 'Hidden', 'hidden number', 'o', HIDDEN),
  describe('activated', 'Activated', 'activated number', 'o', HIDDEN),
  describe('w2', 'W_2', 'feed-forward weight', 'o', ['hidden dimension', 'model dimension']),
  describe('b2', 'b_2', 'feed-forward bias', 'o', VECTOR),
  describe('feedForward', 'Feed-forward', 'feed-forward output', 'o', TOKEN),
  describe('feedForwardResidual', 'Feed-forward + input', 'residual sum', 'o', TOKEN),
  describe('feedForwardMean', 'Row mean (2)', 'row mean', 'o', MEASURE),
  describe('feedForwardDeviation', 'Row deviation (2)', 'row deviation', 'o', MEASURE),
  describe('feedForwardStandardized', 'Standardized (2)', 'standardized number', 'o', TOKEN),
  describe('feedForwardGain', 'Norm gain (2)', 'gain', 'o', VECTOR),
  describe('feedForwardShift', 'Norm shift (2)', 'shift', 'o', VECTOR),
  describe('feedForwardNorm', 'Layer norm (2)', 'normed number', 'o', TOKEN),
  describe('layerOutput', 'Layer output', 'layer output', 'o', TOKEN),
];

const BY_STAGE = new Map([...STAGE_LIST, ...SIDE_STAGES].map((info) => [info.stage, info]));

/** One stage's description. */
export function stageInfo(stage: AnyStage): StageInfo {
  const info = BY_STAGE.get(stage);
  if (!info) throw new Error(`no description of the stage ${stage}`);
  return info;
}

/** Whether a stage's numbers belong to a query and a key: one row a query, one column a key. */
export function isPair(stage: AnyStage): boolean {
  const { rows, cols } = stageInfo(stage);
  return rows === 'query' && cols === 'context';
}

/** Whether two stages have the same rows and columns, so that a picked cell means the same place in both. */
export function samePlaces(a: AnyStage, b: AnyStage): boolean {
  const [one, other] = [stageInfo(a), stageInfo(b)];
  return one.rows === other.rows && one.cols === other.cols;
}
