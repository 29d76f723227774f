import { distinctSlips } from '../slips.ts';
import type { Generator } from './generator.ts';

const TOLERANCE = 0.005;

/** How far dot products spread when d_k grows, and what scaling makes of it. */
export const variance: Generator = {
  id: 'variance',
  title: 'How far dot products spread',
  concepts: ['variance', 'scaling'],
  make: (draw, level) => {
    const root = draw.whole(2, 32);
    const dK = level === 1 ? root * root : draw.whole(2, 40) * 4;
    const sigma = level === 1 ? 1 : draw.pick([0.5, 2, 3, 1.5]);
    const isScaled = level === 3;
    const spread = sigma * sigma * Math.sqrt(dK);
    const heads = draw.pick([2, 4, 8]);
    const wrongly = sigma * sigma * Math.sqrt(dK / (heads * dK));
    const value = isScaled ? wrongly : spread;
    const draws = `The numbers of queries and keys are independent, with mean 0 and standard deviation ${sigma}`;
    const slips = [
      {
        id: 'variance',
        name: 'The variance, not the standard deviation',
        explanation: 'This is the variance. The standard deviation is its square root.',
        value: value * value,
      },
      {
        id: 'd-k-itself',
        name: 'The root was forgotten',
        explanation:
          'The *variances* of the products add up, one for each of the $d_k$ products. The deviation grows with the root of it.',
        value: sigma * sigma * dK,
      },
      {
        id: 'one-factor',
        name: 'Only one factor was counted',
        explanation: `Both factors of a product spread: the deviation of a product is ${sigma}·${sigma}.`,
        value: value / sigma,
      },
      {
        id: 'rightly-scaled',
        name: 'This would be the right scaling',
        explanation:
          'With $\\sqrt{d_k}$ the spread would not depend on the size. But here it is divided by $\\sqrt{d_{\\text{model}}}$.',
        value: sigma * sigma,
      },
      {
        id: 'unscaled',
        name: 'The scores were not scaled',
        explanation: 'This is the spread before the division.',
        value: spread,
      },
    ];
    return {
      kind: 'number',
      prompt: isScaled
        ? `${draws}, $d_k = ${dK}$. Somebody divides the scores by $\\sqrt{d_{\\text{model}}}$ with $d_{\\text{model}} = ${heads * dK}$. What is the standard deviation of the result?`
        : `${draws}. What is the standard deviation of a dot product with $d_k = ${dK}$?`,
      given: [],
      step: 'scaled',
      value,
      at: { row: 0, col: 0 },
      tolerance: TOLERANCE,
      percent: false,
      hints: [
        'A dot product is a sum of $d_k$ independent products. What adds up is their variance.',
        'The variance of a product of independent numbers with mean nought is the product of their variances.',
        isScaled
          ? `Before the division the deviation is ${sigma}·${sigma}·√${dK}; divide it by √${heads * dK}.`
          : `The variance of the sum is ${dK} times that of one product; take the root.`,
      ],
      solution: [
        {
          text: 'The standard deviation of one product.',
          expression: `${sigma}·${sigma}`,
          result: sigma * sigma,
        },
        {
          text: 'Of the sum of all products: variances add, so it grows with the root.',
          expression: `${sigma * sigma}·√${dK}`,
          result: spread,
        },
        ...(isScaled
          ? [
              {
                text: 'After the division.',
                expression: `${sigma * sigma}·√${dK}/√${heads * dK}`,
                result: wrongly,
              },
            ]
          : []),
      ],
      slips: distinctSlips(slips, value, TOLERANCE),
    };
  },
};
