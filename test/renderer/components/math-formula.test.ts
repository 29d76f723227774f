// @vitest-environment happy-dom
import { mount } from '@vue/test-utils';
import { expect, test } from 'vitest';
import MathFormula from '#renderer/components/parts/MathFormula.vue';

const htmlOf = (tex: string) => mount(MathFormula, { props: { tex } }).html();

test('a formula is set, and readable without seeing it', () => {
  const html = htmlOf('\\frac{Q K^{\\top}}{\\sqrt{d_k}}');
  expect(html).toContain('mfrac');
  expect(html).toContain('<mi>Q</mi>');
});

test('a formula brings in no address, no attribute and no markup of its own', () => {
  const hostile = [
    '\\href{javascript:alert(1)}{x}',
    '\\url{https://example.org}',
    '\\includegraphics{https://example.org/a.png}',
    '\\htmlData{a=b}{x}',
    '\\htmlStyle{background:url(x)}{x}',
    '<img src=x onerror=alert(1)>',
  ];
  for (const tex of hostile) {
    const root = mount(MathFormula, { props: { tex } }).element as HTMLElement;
    expect([tex, root.querySelectorAll('a, img, [data-a], [onerror], [href]').length]).toEqual([
      tex,
      0,
    ]);
  }
});

test('a formula that is none shows itself and breaks nothing', () => {
  expect(mount(MathFormula, { props: { tex: '\\frac{1' } }).text()).toContain('\\frac{1');
});

test('commands for roles colour what they name, and say it to screen readers as before', () => {
  const html = htmlOf('\\Q\\K^\\top + \\weight{w_i}\\,\\WV');
  for (const mark of ['#a10001', '#a10002', '#a10003', '#a10005'])
    expect(html).toContain(`color:${mark}`);
  expect(html).toContain('<mi');
  expect(html).not.toContain('katex-error');
});
