import type { AnyStage, CloudRequest } from '#core/experiment';
import { isPair, stageInfo, type Role } from './stages.ts';

/** What is put on the map of vectors. */
export type SpaceMode = 'step' | 'queries and keys' | 'change';

/** The vectors of one stage on the map: what they are called, and in which colour. */
export interface SpaceCloud {
  readonly request: CloudRequest;
  readonly label: string;
  readonly role: Role;
  /** Which words its rows are. */
  readonly words: 'tokens' | 'contextTokens';
}

interface Place {
  readonly layers: number;
  readonly look: { readonly layer: number; readonly stage: AnyStage; readonly head: number };
}

/** Whether the rows of a stage are vectors of words. */
export function hasVectors(stage: AnyStage): boolean {
  const { rows, cols } = stageInfo(stage);
  return (rows === 'query' || rows === 'context') && cols !== 'single';
}

/** The ways to see a stage: a matrix of pairs has no vectors of its own. */
export function spaceModes(stage: AnyStage): readonly SpaceMode[] {
  return isPair(stage) ? ['queries and keys', 'change'] : ['step', 'queries and keys', 'change'];
}

/** The stages that a map shows: the shown one, queries with keys, or the words before and after each layer. */
export function spaceClouds(mode: SpaceMode, { look, layers }: Place): SpaceCloud[] {
  const { layer, head } = look;
  const cloud = (stage: AnyStage, label: string, role: Role, at = layer): SpaceCloud => ({
    request: { layer: at, stage, head },
    label,
    role,
    words: stageInfo(stage).rows === 'context' ? 'contextTokens' : 'tokens',
  });
  if (mode === 'step') {
    const { label, role } = stageInfo(look.stage);
    return [cloud(look.stage, label, role)];
  }
  if (mode === 'queries and keys') return [cloud('query', 'query', 'q'), cloud('key', 'key', 'k')];
  const after = (at: number) => (layers > 1 ? `after layer ${at + 1}` : 'after');
  return [
    cloud('embeddings', 'before', 'x', 0),
    ...Array.from({ length: layers }, (_, at) => cloud('layerOutput', after(at), 'o', at)),
  ];
}
