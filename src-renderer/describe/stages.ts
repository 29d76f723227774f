import type { Stage } from '#core/experiment';

/** What a number is for; each role has one colour everywhere. */
export type Role = 'x' | 'q' | 'k' | 'v' | 's' | 'w' | 'o';

/** What a row or a column of a stage stands for. */
export type Axis = 'query' | 'context' | 'head dimension' | 'model dimension';

/** How a stage is called, coloured and read. */
export interface StageInfo {
  readonly stage: Stage;
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

const pair = { rows: 'query', cols: 'context', perHead: true } as const;

/** Every stage, in the order of the computation. */
export const STAGE_LIST: readonly StageInfo[] = [
  {
    stage: 'embeddings',
    label: 'X',
    noun: 'embedding',
    role: 'x',
    rows: 'query',
    cols: 'model dimension',
    perHead: false,
  },
  {
    stage: 'query',
    label: 'Q',
    noun: 'query',
    role: 'q',
    rows: 'query',
    cols: 'head dimension',
    perHead: true,
  },
  {
    stage: 'key',
    label: 'K',
    noun: 'key',
    role: 'k',
    rows: 'context',
    cols: 'head dimension',
    perHead: true,
  },
  {
    stage: 'value',
    label: 'V',
    noun: 'value',
    role: 'v',
    rows: 'context',
    cols: 'head dimension',
    perHead: true,
  },
  { stage: 'scores', label: 'Scores', noun: 'score', role: 's', ...pair },
  { stage: 'scaled', label: 'Scaled', noun: 'scaled score', role: 's', ...pair },
  { stage: 'masked', label: 'Masked', noun: 'masked score', role: 's', ...pair },
  { stage: 'weights', label: 'Weights', noun: 'weight', role: 'w', ...pair },
  {
    stage: 'headOutput',
    label: 'Head',
    noun: 'head output',
    role: 'o',
    rows: 'query',
    cols: 'head dimension',
    perHead: true,
  },
  {
    stage: 'concat',
    label: 'Concat',
    noun: 'joined output',
    role: 'o',
    rows: 'query',
    cols: 'model dimension',
    perHead: false,
  },
  {
    stage: 'output',
    label: 'Output',
    noun: 'output',
    role: 'o',
    rows: 'query',
    cols: 'model dimension',
    perHead: false,
  },
];

/** One stage's description. */
export function stageInfo(stage: Stage): StageInfo {
  const info = STAGE_LIST.find((entry) => entry.stage === stage);
  if (!info) throw new Error(`no description of the stage ${stage}`);
  return info;
}

/** Whether a stage's numbers belong to a query and a key: one row a query, one column a key. */
export function isPair(stage: Stage): boolean {
  const { rows, cols } = stageInfo(stage);
  return rows === 'query' && cols === 'context';
}

/** Whether two stages have the same rows and columns, so that a picked cell means the same place in both. */
export function samePlaces(a: Stage, b: Stage): boolean {
  const [one, other] = [stageInfo(a), stageInfo(b)];
  return one.rows === other.rows && one.cols === other.cols;
}
