// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { DEFAULT_SPEC, runExperiment, stageOf } from '#core/experiment';
import { drawLines, linesSize } from '#renderer/charts/draw/draw-lines.ts';
import { svgPen } from '#renderer/charts/pen/svg-pen.ts';
import { mapExportable } from '#renderer/components/pictures/map-exportable.ts';
import { paletteOf, shownOf } from '../support.ts';

const palette = paletteOf('light');
const size = { width: 100, height: 80 };
const noPixels = () => 'data:,';

/** A document as a browser's parser sees it; broken XML fails the test. */
function parsed(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

describe('an SVG', () => {
  test('is one that a parser takes, whatever a word holds', () => {
    const pen = svgPen(size, noPixels);
    const words = '<script>alert("&")</script>\u0001';
    pen.text(1, 2, words, { fill: palette.ink, size: 12 });
    const document = parsed(pen.document('a < b & "c"', palette.panel));
    expect(document.querySelector('text')?.textContent).toBe('<script>alert("&")</script>');
    expect(document.querySelector('title')?.textContent).toBe('a < b & "c"');
    expect(document.querySelector('script')).toBeNull();
  });

  test('keeps places, colours and turns', () => {
    const pen = svgPen(size, noPixels);
    pen.moved(10, 20, () =>
      pen.text(1, 2, 'x', { fill: [255, 0, 0], size: 12, turn: -45, align: 'right' }),
    );
    pen.path('M0.123456,1L2,3', { stroke: [0, 0, 255], width: 1.5, opacity: 0.5 });
    const text = pen.document('', palette.panel);
    expect(text).toContain('<g transform="translate(10 20)">');
    expect(text).toContain('transform="translate(1 2) rotate(-45)" fill="rgb(255,0,0)"');
    expect(text).toContain('d="M0.12,1L2,3" fill="none" stroke="rgb(0,0,255)"');
  });
});

test('a map has a cell and a number for every weight, and all of its words', () => {
  const shown = shownOf(DEFAULT_SPEC, 'weights', null);
  const { drawing, numbers, fileName } = mapExportable(shown, 2);
  const pen = svgPen(drawing.size, noPixels);
  drawing.draw(pen, palette);
  const document = parsed(pen.document(drawing.title, palette.panel));
  expect(document.querySelectorAll('rect')).toHaveLength(1 + 100);
  const texts = [...document.querySelectorAll('text')].map((text) => text.textContent);
  expect(texts).toHaveLength(20 + 100);
  expect(texts.slice(0, 2)).toEqual(['The', 'cat']);
  expect(numbers.matrix.data).toEqual(stageOf(runExperiment(DEFAULT_SPEC), 'weights', 0).data);
  expect(fileName).toBe('the-cat-sat-on-weights-head-1-map');
});

test('lines have a path each, and those of the chosen word stand out', () => {
  const run = runExperiment(DEFAULT_SPEC);
  const weights = stageOf(run, 'weights', 0);
  const drawing = { rows: run.tokens, cols: run.tokens, weights, threshold: 0, query: 7 };
  const pen = svgPen(linesSize(drawing), noPixels);
  drawLines(pen, drawing, palette);
  const document = parsed(pen.document('', palette.panel));
  const opacities = [...document.querySelectorAll('path')].map((path) =>
    Number(path.getAttribute('stroke-opacity')),
  );
  expect(opacities).toHaveLength(100);
  expect(opacities.filter((opacity) => opacity > 0.2)).toHaveLength(10);
});
