import type { Matrix } from '#core/attention';
import type { Role } from '#renderer/describe/stages.ts';

/** Vectors of one stage as points: what they are called, whose colour they have, and where they lie. */
export interface PlotCloud {
  readonly label: string;
  readonly role: Role;
  readonly words: readonly string[];
  readonly coordinates: Matrix; // (words, 2)
}
