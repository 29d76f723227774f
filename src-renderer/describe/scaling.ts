import type { ExperimentSpec } from '#core/experiment';

/** What scores are divided by: the square root of d_k, nothing, or a number of one's own. */
export type Scaling = ExperimentSpec['scaling'];

/** The choices, as they are called wherever there is one. */
export const SCALINGS = [
  { value: 'sqrt_d_k', label: 'By √d_k', command: 'Divide scores by √d_k' },
  { value: 'none', label: 'Off', command: 'Do not divide scores' },
  { value: 'custom', label: 'Own', command: 'Divide scores by an own number' },
] as const satisfies readonly { value: Scaling['kind']; label: string; command: string }[];

/** A scaling of this kind; an own divisor begins with √d_k, in four digits. */
export function scalingOf(kind: Scaling['kind'], dK: number): Scaling {
  return kind === 'custom' ? { kind, divisor: Number(Math.sqrt(dK).toPrecision(4)) } : { kind };
}
