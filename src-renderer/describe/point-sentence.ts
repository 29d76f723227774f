import { decimal } from './numbers.ts';

/** A point of the plane: what it is called and where it is. */
interface Named {
  readonly say: string;
  readonly at: readonly [number, number];
}

/** Where a point is and what is nearest to it, with how far that is. */
export function pointSentence({ say, at }: Named, nearest?: Named, decimals = 2): string {
  const place = `“${say}” is at ${decimal(at[0], decimals)} and ${decimal(at[1], decimals)}`;
  if (!nearest) return `${place}.`;
  const apart = Math.hypot(at[0] - nearest.at[0], at[1] - nearest.at[1]);
  return `${place}, nearest to “${nearest.say}”, ${decimal(apart, decimals)} away.`;
}
