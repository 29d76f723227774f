import { ALL_STAGES, type AnyStage } from '#core/experiment';

/** What authors call a stage besides its own name. */
const OTHER_NAMES: Readonly<Record<string, AnyStage>> = {
  embedding: 'embeddings',
  queries: 'query',
  keys: 'key',
  values: 'value',
  score: 'scores',
  weight: 'weights',
  outputs: 'output',
};

/** The stage that an author means; null for no stage. */
export function stageNamed(name: string): AnyStage | null {
  return OTHER_NAMES[name] ?? ALL_STAGES.find((stage) => stage === name) ?? null;
}
