// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { beforeEach, expect, test } from 'vitest';
import { nextTick } from 'vue';
import { formulaOf, stepsOf } from '#core/code';
import { ALL_STAGES, DEFAULT_SPEC } from '#core/experiment';
import { codeTokens } from '#renderer/components/steps/code-tokens.ts';
import { markStage, stageOfColor } from '#renderer/components/steps/formula-marks.ts';
import LinkedFormula from '#renderer/components/steps/LinkedFormula.vue';
import { useSteps } from '#renderer/stores/steps/steps.ts';
import { startLab } from '../support.ts';

beforeEach(() => void startLab());

test('every stage has a mark of its own, and no other colour is one', () => {
  for (const stage of ALL_STAGES) {
    const color = /#\w+/u.exec(markStage(stage, 'Q'))?.[0] ?? '';
    expect(stageOfColor(color, ALL_STAGES)).toBe(stage);
    const blue = parseInt(color.slice(5), 16);
    expect(stageOfColor(`rgb(0, 0, ${blue})`, ALL_STAGES)).toBe(stage);
  }
  for (const color of ['#000000', 'rgb(0, 0, 255)', 'rgb(1, 0, 5)', 'red', ''])
    expect(stageOfColor(color, ALL_STAGES)).toBeNull();
});

test('the symbols of a formula light up with their counterparts, and light them up', async () => {
  const steps = useSteps();
  const step = stepsOf(DEFAULT_SPEC, 0).find(({ stage }) => stage === 'scores')!;
  const tex = formulaOf(step, DEFAULT_SPEC, markStage);
  const formula = mount(LinkedFormula, { props: { tex }, attachTo: document.body });
  await nextTick();
  const symbols = formula.findAll('[data-stage]');
  expect(new Set(symbols.map((one) => one.attributes('data-stage')))).toEqual(
    new Set(['scores', 'query', 'key']),
  );
  steps.pin('query');
  await nextTick();
  const lit = formula.findAll('.symbol-lit').map((one) => one.attributes('data-stage'));
  expect(new Set(lit)).toEqual(new Set(['query']));
  const key = symbols.find((one) => one.attributes('data-stage') === 'key')!;
  await key.trigger('pointerover');
  expect(steps.lit).toBe('key');
  await key.trigger('click');
  expect(steps.pinned).toBe('key');
});

test('names of matrices in code are known; comments, strings and other words are not', () => {
  const named = (line: string, language: 'numpy' | 'typescript') =>
    codeTokens(line, language)
      .filter(({ stage }) => stage !== null)
      .map(({ text, stage }) => `${text}=${stage}`);
  expect(named('    scores = Q @ K.T', 'numpy')).toEqual(['scores=scores', 'Q=query', 'K=key']);
  expect(named('const Q = times(X, wQ); // scores', 'typescript')).toEqual([
    'Q=query',
    'X=embeddings',
    'wQ=wQ',
  ]);
  expect(named('put(Qs, "Q", layer, 0)', 'numpy')).toEqual([]);
  const line = '    weights = softmax(masked, 1)  # rows';
  expect(
    codeTokens(line, 'numpy')
      .map(({ text }) => text)
      .join(''),
  ).toBe(line);
});
