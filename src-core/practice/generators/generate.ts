import { LabError } from '#core/attention';
import type { Exercise } from '../exercise.ts';
import { levelSchema, seedSchema, type Generated } from '../origin.ts';
import { drawFrom } from './draw.ts';
import { GENERATORS } from './generators.ts';

/**
 * The exercise that a generator makes from a seed: always the same one. Throws `generator.unknown` and `seed.range`.
 */
export function generate({ generator, seed, level }: Omit<Generated, 'kind'>): Exercise {
  const found = GENERATORS.find(({ id }) => id === generator);
  if (!found) {
    throw new LabError(
      'generator.unknown',
      `There are no problems called “${generator}”. Choose one of: ${GENERATORS.map(({ id }) => id).join(', ')}.`,
      { generator },
    );
  }
  if (!seedSchema.safeParse(seed).success || !levelSchema.safeParse(level).success) {
    throw new LabError(
      'seed.range',
      'A seed is a whole number from 0 to 4294967295, a level 1, 2 or 3. Enter such a one.',
      { seed, level },
    );
  }
  return {
    ...found.make(drawFrom(seed, `${generator}:${level}`), level),
    id: `${generator}/${level}/${seed}`,
    concepts: [...found.concepts],
    difficulty: level,
    origin: { kind: 'generated', generator, seed, level },
  };
}
