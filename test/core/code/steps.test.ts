import { describe, expect, it } from 'vitest';
import { explain, isHeadStage, nodeAt, stageKey } from '#core/attention';
import { feeds, stepsOf } from '#core/code';
import { runExperiment } from '#core/experiment';
import { PROGRAMME_CASES } from './support.ts';

describe('the steps of an experiment', () => {
  it.each(PROGRAMME_CASES)('are those that the lab computes: %s', (_name, spec) => {
    const run = runExperiment(spec);
    run.layers.forEach((_, layer) => {
      const steps = stepsOf(spec, layer);
      const told = new Set(steps.map(({ stage }) => stage));
      const computed = run.nodes.filter(
        ({ address, inputs }) => address.layer === layer && inputs.length > 0,
      );
      for (const { address } of computed)
        if (address.stage !== 'contextEmbeddings') expect(told).toContain(address.stage);
      for (const { stage, kind, inputs } of steps) {
        const node = nodeAt(run, { layer, stage, head: 0 });
        const heads = stage === 'concat' ? run.model.heads : 1;
        if (kind === 'given') expect(layer > 0 || node.inputs.length === 0).toBe(true);
        else expect(node.inputs).toHaveLength(inputs.length * heads);
      }
    });
  });

  it.each(PROGRAMME_CASES)('light up exactly the cells that make a number: %s', (_name, spec) => {
    const run = runExperiment(spec);
    const sizes = {
      ...{ heads: run.model.heads, keyValueHeads: run.model.keyValueHeads },
      ...{ dK: run.dK, dV: run.dV, overQueries: spec.faults.includes('softmax-over-queries') },
    };
    const layer = run.layers.length - 1;
    const head = run.model.heads - 1;
    for (const step of stepsOf(spec, layer)) {
      if (step.kind === 'given') continue;
      const address = { layer, stage: step.stage, head: isHeadStage(step.stage) ? head : 0 };
      const { rows, cols } = nodeAt(run, address).value;
      const [row, col] = [rows - 1, cols - 1];
      const lit = new Set<string>();
      for (const cells of feeds(step, { head: address.head, row, col }, sizes)) {
        const node = nodeAt(run, { layer, stage: cells.stage, head: cells.head });
        for (let i = cells.rows[0]; i < Math.min(cells.rows[1], node.value.rows); i++)
          for (let j = cells.cols[0]; j < Math.min(cells.cols[1], node.value.cols); j++)
            lit.add(`${stageKey(node.address)} ${i} ${j}`);
      }
      const { terms, divisor } = explain(run, { ...address, row, col });
      // Of a line with everything masked the zeros are defined, not made of anything.
      if (step.kind === 'softmax' && terms.length === 0) continue;
      const sources = [...terms, ...divisor].flatMap((term) => term.sources);
      const used = new Set(
        sources.flatMap(({ address: from }) =>
          from ? [`${stageKey(from)} ${from.row} ${from.col}`] : [],
        ),
      );
      expect([step.stage, [...lit].toSorted()]).toEqual([step.stage, [...used].toSorted()]);
    }
  });
});
