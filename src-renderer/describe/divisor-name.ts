import type { ExplainedTerm } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import { figure, significant } from './numbers.ts';
import { piece, plain, type Piece } from './sum-pieces.ts';

interface Sizes {
  readonly spec: ExperimentSpec;
  readonly dK: number;
  readonly dModel: number;
  readonly decimals?: number | undefined;
}

/** What the scores are divided by, as it is written: `√8`, `√32` by mistake, or the number itself. */
export function divisorName({ spec, dK, dModel }: Sizes, value: number): string {
  if (spec.faults.includes('no-scaling')) return '1';
  if (spec.faults.includes('d-model-for-d-k')) return `√${dModel}`;
  return spec.scaling.kind === 'sqrt_d_k' ? `√${dK}` : significant(value);
}

/** `3.02 = s ÷ √8 ÷ T = 8.54 ÷ 2.83 ÷ 2`; what is 1 is left out. */
export function divisorPieces(
  value: number,
  score: number,
  { sources }: ExplainedTerm,
  sizes: Sizes,
): Piece[] {
  const [divisor, temperature] = sources.map((source) => source.value);
  const by = [
    ...(divisor === undefined || divisor === 1
      ? []
      : [
          {
            name: divisorName(sizes, divisor),
            value: significant(divisor, (sizes.decimals ?? 2) + 1),
          },
        ]),
    ...(temperature === undefined || temperature === 1
      ? []
      : [{ name: 'T', value: String(temperature) }]),
  ];
  if (by.length === 0) return [];
  return [
    ...[
      piece(figure(value, sizes.decimals), 's'),
      plain(' = '),
      piece('q', 'q'),
      plain('·'),
      piece('k', 'k'),
    ],
    ...by.map(({ name }) => plain(` ÷ ${name}`)),
    plain(` = ${figure(score, sizes.decimals)}`),
    ...by.map((one) => plain(` ÷ ${one.value}`)),
  ];
}
