import { expect, it } from 'vitest';
import { codeParts, type CodeRow } from '#renderer/describe/code-parts.ts';

const texts = (parts: readonly (readonly CodeRow[])[]) =>
  parts.map((part) => part.map(({ text }) => text));

it('the last parts of programmes correspond; a shorter one begins with nothing', () => {
  const [numpy = [], typescript = []] = codeParts([
    'import numpy as np\n\ndef f(x):\n    return x\n',
    'const f = (x) => x;',
  ]);
  expect(texts(numpy)).toEqual([
    ['import numpy as np', ''],
    ['def f(x):', '    return x'],
  ]);
  expect(texts(typescript)).toEqual([[], ['const f = (x) => x;']]);
});

it('no line is lost or made up, wherever the parts are cut', () => {
  const text = 'a\n\n  b\n  c\n\nd';
  for (const others of [[], ['x'], ['x\n\ny\n\nz\n\nu\n\nv\n\nw']]) {
    const [parts = []] = codeParts([text, ...others]);
    expect(texts(parts).flat().join('\n')).toBe(text);
  }
});

it('programmes of very different shapes are not cut', () => {
  const parts = codeParts(['a', 'a\n\nb\n\nc\n\nd']);
  expect(parts.map((one) => one.length)).toEqual([1, 1]);
});

it('the indent of a line is counted', () => {
  expect(codeParts(['if x:\n    y'])[0]?.[0]?.map(({ indent }) => indent)).toEqual([0, 4]);
});
