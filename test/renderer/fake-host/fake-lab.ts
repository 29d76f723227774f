import { LabError } from '#core/attention';
import type { DeskTimeline, Draft, Experiment, LabImplementation, Settings } from '#core/contract';
import { checksumOf, ENGINE_VERSION, runExperiment } from '#core/experiment';
import { fakeLessons, type FakeLessons } from './fake-lessons.ts';
import { fakePractice, type FakePractice } from './fake-practice.ts';
import { createEngine } from '#main/worker/engine.ts';
import { fakeFiles } from './fake-files.ts';
import { fakeModels } from './fake-models.ts';
import { fakeRoom, type FakeRoomState } from './fake-room.ts';

/** How a fake host behaves. */
export interface FakeOptions {
  /** Every answer waits this long, milliseconds. */
  delay?: number;
  /** Questions that fail, such as “attention.compute”, and with which code. */
  failing?: Record<string, string>;
  experiments?: Experiment[];
  draft?: Draft | null;
  timeline?: DeskTimeline | null;
  settings?: Settings;
  notices?: string[];
  lessons?: FakeLessons;
  practice?: FakePractice;
  /** Called after every change of the list of experiments. */
  changed?: () => void;
}

/** What a fake host holds, for tests to look into. */
export interface FakeState {
  experiments: Map<string, Experiment>;
  removed: Map<string, Experiment>;
  room: FakeRoomState;
  draft: Draft | null;
  timeline: DeskTimeline | null;
  timelines: Map<string, DeskTimeline['timeline']>;
  settings: Settings;
  practice: FakePractice;
  /** Every question in the order it was asked. */
  asked: string[];
}

/** The questions that change the list of experiments. */
const CHANGES = new Set([
  ...['experiments.save', 'experiments.remove', 'experiments.restore', 'room.rename'],
  ...[
    'room.duplicate',
    'room.retag',
    'room.writeNotes',
    'room.remove',
    'room.restore',
    'room.purge',
    'files.bring',
  ],
]);

/** The lab in memory: real computing, no disk. */
export function fakeLab(options: FakeOptions = {}): {
  implementation: LabImplementation;
  state: FakeState;
} {
  const state: FakeState = {
    experiments: new Map((options.experiments ?? []).map((entry) => [entry.id, entry])),
    removed: new Map(),
    room: { tags: new Map(), notes: new Map() },
    draft: options.draft ?? null,
    timeline: options.timeline ?? null,
    timelines: new Map(),
    settings: options.settings ?? { theme: 'system', decimals: 2 },
    practice: options.practice ?? {},
    asked: [],
  };
  const { engine } = createEngine(() => performance.now());
  let nextId = state.experiments.size + 1;

  async function answer<T>(question: string, make: () => T): Promise<T> {
    state.asked.push(question);
    if (options.delay) await new Promise((done) => setTimeout(done, options.delay));
    const code = options.failing?.[question];
    if (code) throw new LabError(code, `The fake host was told to fail with “${code}”.`);
    const made = make();
    if (CHANGES.has(question)) options.changed?.();
    return made;
  }

  function found(id: string): Experiment {
    const experiment = state.experiments.get(id);
    if (!experiment)
      throw new LabError('experiment.missing', 'This experiment is not there.', { id });
    return experiment;
  }

  const implementation: LabImplementation = {
    lab: {
      info: () =>
        answer('lab.info', () => ({
          version: '0.0.0',
          engine: ENGINE_VERSION,
          host: 'test' as const,
          dataDir: '/nowhere',
          notices: options.notices ?? [],
        })),
    },
    attention: {
      ...engine,
      compute: async (request, context) =>
        answer('attention.compute', () => engine.compute(request, context)),
      explain: async (request, context) =>
        answer('attention.explain', () => engine.explain(request, context)),
    },
    experiments: {
      list: () =>
        answer('experiments.list', () =>
          [...state.experiments.values()]
            .toSorted((a, b) => b.updatedAt - a.updatedAt)
            .map(({ spec: _spec, checksum: _checksum, engine: _engine, ...summary }) => summary),
        ),
      get: ({ id }) => answer('experiments.get', () => found(id)),
      save: ({ id, revision, name, spec }) =>
        answer('experiments.save', () => {
          const before = id === null ? null : found(id);
          if (before && before.revision > revision) {
            throw new LabError('experiment.conflict', 'It was saved elsewhere meanwhile.', {
              revision: before.revision,
            });
          }
          const now = Date.now();
          const experiment: Experiment = {
            id: before?.id ?? `fake-${nextId++}`,
            name,
            text: spec.text,
            context: spec.context,
            createdAt: before?.createdAt ?? now,
            updatedAt: now,
            revision: (before?.revision ?? 0) + 1,
            spec,
            checksum: checksumIfAny(spec),
            engine: ENGINE_VERSION,
          };
          state.experiments.set(experiment.id, experiment);
          return experiment;
        }),
      remove: ({ id }) =>
        answer('experiments.remove', () => {
          state.removed.set(id, found(id));
          state.experiments.delete(id);
        }),
      restore: ({ id }) =>
        answer('experiments.restore', () => {
          const experiment = state.removed.get(id);
          if (experiment) state.experiments.set(id, experiment);
        }),
    },
    files: fakeFiles(state, answer),
    models: fakeModels(answer),
    room: fakeRoom(state, answer, found),
    draft: {
      get: () => answer('draft.get', () => state.draft),
      put: (draft) => answer('draft.put', () => void (state.draft = draft)),
      clear: () => answer('draft.clear', () => void (state.draft = null)),
    },
    practice: fakePractice(state.practice, answer),
    timeline: {
      get: () => answer('timeline.get', () => state.timeline),
      put: (timeline) => answer('timeline.put', () => void (state.timeline = timeline)),
      of: ({ id }) => answer('timeline.of', () => state.timelines.get(id) ?? null),
      keep: ({ id, timeline }) =>
        answer('timeline.keep', () => void state.timelines.set(id, timeline)),
    },
    ...fakeLessons(options.lessons ?? {}, answer),
    settings: {
      get: () => answer('settings.get', () => state.settings),
      put: (settings) => answer('settings.put', () => void (state.settings = settings)),
    },
  };
  return { implementation, state };
}

function checksumIfAny(spec: Experiment['spec']): string | null {
  try {
    return checksumOf(runExperiment(spec));
  } catch {
    return null;
  }
}
