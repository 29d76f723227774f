import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { explain, isHeadStage } from '#core/attention';
import { formulaOf, formulaWithNumbers, stepsOf } from '#core/code';
import { presetSpec, runExperiment, type AnyStage } from '#core/experiment';
import { PROGRAMME_CASES } from './support.ts';

const set = (tex: string) => katex.renderToString(tex, { throwOnError: true, strict: 'error' });

describe('the formula of a step', () => {
  it.each(PROGRAMME_CASES)('can be set, with and without numbers: %s', (_name, spec) => {
    const run = runExperiment(spec);
    const layer = run.layers.length - 1;
    for (const step of stepsOf(spec, layer)) {
      const tex = formulaOf(step, spec);
      expect(() => set(tex), tex).not.toThrow();
      const head = isHeadStage(step.stage) ? run.model.heads - 1 : 0;
      const explanation = explain(run, { layer, stage: step.stage, head, row: 0, col: 0 });
      const numbers = formulaWithNumbers(explanation, 3);
      expect(() => set(numbers), numbers).not.toThrow();
    }
  });

  it('names the inputs of the step, and nothing else', () => {
    const spec = presetSpec('chat-cat');
    for (const step of stepsOf(spec, 0)) {
      const named = new Set<AnyStage>();
      formulaOf(step, spec, (stage, tex) => {
        named.add(stage);
        return tex;
      });
      expect([...named].toSorted()).toEqual([...new Set([step.stage, ...step.inputs])].toSorted());
    }
  });

  it('says what scores are divided by', () => {
    const spec = { ...presetSpec('i-love-cats'), temperature: 0.5 };
    const step = stepsOf(spec, 0).find(({ stage }) => stage === 'scaled');
    expect(step && formulaOf(step, spec)).toBe('\\tilde{S} = \\frac{S}{\\sqrt{d_k} \\cdot T}');
  });
});

it('the numbers put into a formula are those of the run', () => {
  const spec = presetSpec('two-keys');
  const at = { layer: 0, stage: 'scores', head: 0, row: 0, col: 1 } as const;
  expect(formulaWithNumbers(explain(runExperiment(spec), at), 0)).toBe(
    '\\begin{aligned} S[1, 2] &= 1 \\cdot 0 + 2 \\cdot 2 \\\\ &= 4 \\end{aligned}',
  );
});

it('a long sum shows its first terms and the last', () => {
  const at = { layer: 0, stage: 'output', head: 0, row: 1, col: 2 } as const;
  const tex = formulaWithNumbers(explain(runExperiment(presetSpec('cat-tired')), at), 2);
  expect(tex.match(/\\cdot /gu)).toHaveLength(3);
  expect(tex).toContain('\\cdots');
});
