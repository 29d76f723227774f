import type { Concept } from '../concept.ts';
import type { Exercise } from '../exercise.ts';
import type { Level } from '../origin.ts';
import type { Draw } from './draw.ts';

type Without<E, K extends PropertyKey> = E extends unknown ? Omit<E, K> : never;

/** An exercise without what follows from its generator, level and seed. */
export type Body = Without<Exercise, 'id' | 'origin' | 'difficulty' | 'concepts'>;

/** Makes exercises of one sort, without end. */
export interface Generator {
  /** Stable: attempts are counted by it, and a seed means the same exercise in years to come. */
  readonly id: string;
  readonly title: string;
  readonly concepts: readonly [Concept, ...Concept[]];
  /** Level 1 can be done by hand. */
  readonly make: (draw: Draw, level: Level) => Body;
}
