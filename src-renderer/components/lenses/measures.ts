import type { CostCurve, CostPoint } from '#core/kernels';
import { decimal, significant } from '#renderer/describe/numbers.ts';

export type Measure = 'time' | 'memory';

interface MeasureWords {
  /** With its unit, for captions. */
  readonly name: string;
  readonly unit: string;
  /** Where the numbers come from. */
  readonly about: string;
  readonly of: (point: CostPoint) => number;
  readonly text: (point: CostPoint, decimals: number) => string;
  readonly growth: (curve: CostCurve) => CostCurve['growth'];
}

const mebi = ({ bytes }: CostPoint) => bytes / 2 ** 20;

/** What a scaling run measures, and how it is told. */
export const MEASURES: Readonly<Record<Measure, MeasureWords>> = {
  time: {
    name: 'Milliseconds',
    unit: 'ms',
    about: 'the fastest of several runs.',
    of: ({ milliseconds }) => milliseconds,
    text: ({ milliseconds }, decimals) => significant(milliseconds, Math.max(decimals, 1)),
    growth: ({ growth }) => growth,
  },
  memory: {
    name: 'Mebibytes',
    unit: 'MiB',
    about:
      'all the memory that the kernel of each kind held after that length: queries, keys, values, output, and what lies between.',
    of: mebi,
    text: (point, decimals) => decimal(mebi(point), decimals),
    growth: ({ memoryGrowth }) => memoryGrowth,
  },
};
