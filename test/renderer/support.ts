import { createPinia, disposePinia, getActivePinia, setActivePinia } from 'pinia';
import {
  partOf,
  runExperiment,
  stagesOf,
  type AnyStage,
  type ExperimentSpec,
} from '#core/experiment';
import { provideLink } from '#renderer/api/index.ts';
import { readPalette, type Palette } from '#renderer/charts/index.ts';
import { detailsOf, type Cell } from '#renderer/stores/look/plan.ts';
import type { Shown } from '#renderer/stores/look/picture.ts';
import type { FakeOptions } from './fake-host/fake-lab.ts';
import { fakeLink, type FakeLink } from './fake-host/fake-link.ts';
import { themeTokens } from './theme-tokens.ts';

/** A fresh fake host and fresh stores on it. */
export function startLab(options: FakeOptions = {}): FakeLink {
  const link = fakeLink(options);
  // What the stores of an earlier lab still wait for must not reach this one.
  const earlier = getActivePinia();
  if (earlier) disposePinia(earlier);
  provideLink(link);
  setActivePinia(createPinia());
  return link;
}

/** Waits until all that was asked is answered and every watcher has run. */
export async function settled(milliseconds = 0): Promise<void> {
  for (let i = 0; i < 5; i++) await new Promise((done) => setTimeout(done, milliseconds / 5));
}

/** The palette of the theme file. */
export function paletteOf(theme: 'light' | 'dark'): Palette {
  const tokens = themeTokens(theme);
  return readPalette((name) => tokens[name]);
}

/** What the picture store shows of an experiment, without a store. */
export function shownOf(
  spec: ExperimentSpec,
  stage: AnyStage,
  cell: Cell | null,
  query: number | null = cell?.row ?? null,
  head = 0,
): Shown {
  const run = runExperiment(spec);
  const look = { layer: 0, stage, head, query, cell };
  const details = detailsOf(look).map(([name, request]) => [name, partOf(run, request)] as const);
  const { model, tokens, contextTokens, dK, dV, blocked, unknown, contextUnknown } = run;
  return {
    ...{ spec, look, tokens, contextTokens, dK, dV, blocked, unknown, contextUnknown },
    layers: run.layers.length,
    stages: run.layers.map((_, layer) => stagesOf(run, layer)),
    heads: model.heads,
    dModel: model.dModel,
    dimensions: model.dimensions,
    headNames: model.headNames,
    elapsed: 0,
    began: NaN,
    sketched: false,
    picture: partOf(run, { stage, head }),
    details: Object.fromEntries(details),
  };
}
