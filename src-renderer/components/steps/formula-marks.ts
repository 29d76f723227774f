import type { AnyStage } from '#core/experiment';
import { ALL_STAGES } from '#core/experiment';

/**
 * Marks what stands for a matrix in a formula by a colour that means its number among all stages. Colours are what KaTeX
 * carries through without being trusted with attributes; `LinkedFormula` turns them into names.
 */
export function markStage(stage: AnyStage, tex: string): string {
  const number = (ALL_STAGES.indexOf(stage) + 1).toString(16).padStart(2, '0');
  return `\\textcolor{#0000${number}}{${tex}}`;
}

/** The stage that a colour of a set formula stands for; null for every other colour. */
export function stageOfColor(color: string, stages: readonly AnyStage[]): AnyStage | null {
  const hex = /^#0000([0-9a-f]{2})$/iu.exec(color)?.[1];
  const decimal = /^rgb\(0, 0, (\d+)\)$/u.exec(color)?.[1];
  const number = hex ? parseInt(hex, 16) : Number(decimal ?? NaN);
  return stages[number - 1] ?? null;
}
