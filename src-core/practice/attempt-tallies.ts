import type { Attempt } from './attempt.ts';
import { isOwnReason } from './verdict.ts';

/** By what answers are counted. */
export type Aspect = 'all' | 'concept' | 'step' | 'lesson' | 'level' | 'mistake';

/** What of an answer it is counted by. */
export type Counted = Pick<Attempt, 'concepts' | 'step' | 'difficulty' | 'mistake' | 'origin'>;

/** Every count that an answer belongs to, once each. What only its exercise has is no typical mistake. */
export function countedUnder(answer: Counted): [aspect: Aspect, key: string][] {
  const { concepts, step, difficulty, mistake, origin } = answer;
  return [
    ['all', ''],
    ...[...new Set(concepts)].map((concept): [Aspect, string] => ['concept', concept]),
    ...(step === null ? [] : [['step', step] as [Aspect, string]]),
    ...(origin.kind === 'lesson' ? [['lesson', origin.lesson] as [Aspect, string]] : []),
    ['level', String(difficulty)],
    ...(mistake === null || isOwnReason(mistake) ? [] : [['mistake', mistake] as [Aspect, string]]),
  ];
}
