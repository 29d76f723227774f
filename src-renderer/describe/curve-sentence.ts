import { figure, significant } from './numbers.ts';

interface Line {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** A point of a chart in words: the line's name where there are several, and both of its numbers. */
export function curveSentence(
  lines: readonly Line[],
  axes: { readonly x: string; readonly y: string },
  place: { readonly curve: number; readonly point: number },
): string {
  const line = lines[place.curve];
  const point = line?.points[place.point];
  if (!line || !point) return '';
  const name = lines.length > 1 ? `${line.name}: ` : '';
  return `${name}${axes.x} ${Number.isInteger(point[0]) ? point[0] : figure(point[0])}, ${axes.y} ${significant(point[1], 3)}`;
}
