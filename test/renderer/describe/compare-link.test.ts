import { describe, expect, it } from 'vitest';
import { presetSpec, runExperiment, stageOf, type Part, type Run } from '#core/experiment';
import {
  cellOn,
  linkedDifference,
  linkOf,
  unpaired,
  type CompareBox,
} from '#renderer/describe/compare-link.ts';
import { stageInfo } from '#renderer/describe/stages.ts';

const side = (run: Run, stage: 'weights' | 'masked' | 'query' | 'wQ') => {
  const { rows, cols, data } = stageOf(run, stage, 0);
  const part: Part = { rows, cols, data, stage, layer: 0, head: 0, rowOffset: 0, colOffset: 0 };
  return { run, part };
};
const [cat, river, dirty] = (['cat-tired', 'bank-river', 'mat-dirty'] as const).map((id) =>
  runExperiment(presetSpec(id)),
) as [Run, Run, Run];

describe('two compared matrices', () => {
  it('of unlike sentences meet where their words are the same', () => {
    const [before, after] = [side(cat, 'weights'), side(river, 'weights')];
    const link = linkOf(stageInfo('weights'), before, after);
    if (!link) throw new Error('nothing is paired');
    expect(link.rows.map(([i]) => cat.tokens[i])).toEqual(['sat', 'the', '.']);
    expect(link.rows.map(([, j]) => river.tokens[j])).toEqual(['sat', 'the', '.']);
    const part = linkedDifference(before.part, after.part, link);
    expect([part.rows, part.cols]).toEqual([3, 3]);
    const [sat, the] = [link.rows[0], link.cols[1]];
    const at = ({ part: { data, cols } }: typeof before, row = -1, col = -1) =>
      data[row * cols + col] ?? NaN;
    expect(part.data[1]).toBe(at(after, sat?.[1], the?.[1]) - at(before, sat?.[0], the?.[0]));
  });

  it('of equally long sentences meet place by place; a masked pair does not differ', () => {
    const [before, after] = [side(cat, 'masked'), side(dirty, 'masked')];
    const link = linkOf(stageInfo('masked'), before, after);
    expect(link?.rows).toHaveLength(cat.tokens.length);
    const masked = { ...before.part, data: before.part.data.map(() => -Infinity) };
    if (link) expect(linkedDifference(masked, masked, link).data.every((x) => x === 0)).toBe(true);
  });

  it('rows of words meet by words, and learned matrices by their numbers', () => {
    const link = linkOf(stageInfo('query'), side(cat, 'query'), side(river, 'query'));
    expect(link?.rows).toHaveLength(3);
    expect(link?.cols).toHaveLength(cat.dK);
    expect(linkOf(stageInfo('wQ'), side(cat, 'wQ'), side(river, 'wQ'))?.rows).toHaveLength(
      cat.model.dModel,
    );
  });

  it('a cell is the same cell in each map, there and back, or has no counterpart', () => {
    const link = linkOf(stageInfo('weights'), side(cat, 'weights'), side(river, 'weights'));
    if (!link) throw new Error('nothing is paired');
    const boxes: readonly CompareBox[] = ['before', 'after', 'difference'];
    for (let row = 0; row < link.rows.length; row++)
      for (const from of boxes)
        for (const to of boxes) {
          const start = cellOn(link, { row, col: 1, on: 'difference' }, from);
          const there = start && cellOn(link, { ...start, on: from }, to);
          expect(there && cellOn(link, { ...there, on: to }, 'difference')).toEqual({
            row,
            col: 1,
          });
        }
    const mat = cat.tokens.indexOf('mat');
    expect(cellOn(link, { row: mat, col: mat, on: 'before' }, 'after')).toBeNull();
    expect(unpaired(cat.tokens, river.tokens)).toEqual({
      paired: 3,
      before: ['The', 'cat', 'on', 'mat', 'because', 'it', 'was', 'tired'],
      after: ['I', 'by', 'bank', 'of', 'the', 'river'],
    });
  });
});
