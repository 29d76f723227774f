import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LabError } from '#core/attention';
import {
  deskTimelineSchema,
  draftSchema,
  settingsSchema,
  type LabImplementation,
  type LabInfo,
  type Settings,
} from '#core/contract';
import { ENGINE_VERSION, type ExperimentSpec } from '#core/experiment';
import { createAttentionRunner } from './attention-runner.ts';
import { createBackupKeeper } from './backup-keeper.ts';
import { prepareDataFolder } from './data-folder.ts';
import { createLessonLibrary } from './lesson-library.ts';
import { createProgress } from './progress.ts';
import { createExperimentFiles } from './experiment-files.ts';
import { createOwnModels } from './own-models.ts';
import { createRoom } from './room.ts';
import { createReadingService } from './reading-service.ts';
import {
  documentStore,
  experimentStore,
  lockInstance,
  makeBackup,
  openDatabase,
  type ExperimentRecord,
  timelineStore,
} from './storage/index.ts';

export interface LabOptions {
  readonly dataDir: string;
  readonly host: LabInfo['host'];
  readonly version: string;
  /** The built worker's file, made by the host's entry file. */
  readonly workerUrl: URL;
  /** The folder of the lab's own lessons; beside the built worker's folder without it. */
  readonly lessonsDir?: string;
  /** Shows a folder in the system's file manager. */
  readonly openFolder?: (path: string) => Promise<void>;
  /** The lab's only clock, milliseconds since 1970; the machine's without it. */
  readonly now?: () => number;
  /** Minutes east of UTC at a moment; the machine's time zone without it. */
  readonly zoneAt?: (time: number) => number;
}

/** The lab without a window: every service, composed. */
export interface Lab {
  readonly implementation: LabImplementation;
  /** Called after every change of the list of experiments; returns how to stop listening. */
  onExperimentsChanged(listener: () => void): () => void;
  /** Called after every change of practice; returns how to stop listening. */
  onPracticeChanged(listener: () => void): () => void;
  /** Called after the reader's own lessons changed; returns how to stop listening. */
  onLessonsChanged(listener: () => void): () => void;
  /** Tells a later lab on the same folder how to reach this one. */
  announce(address: string | null): void;
  close(): Promise<void>;
}

const DEFAULT_SETTINGS: Settings = { theme: 'system', decimals: 2 };

const localZone = (time: number) => -new Date(time).getTimezoneOffset();

/**
 * Opens the data folder, holds it, and starts the services. Throws `data.unwritable`, `data.in-use` and
 * `data.newer` with what to do.
 */
export function createLab(options: LabOptions): Lab {
  const { dataDir, host, version, workerUrl, now = Date.now, zoneAt = localZone } = options;
  prepareDataFolder(dataDir);
  const lock = lockInstance(dataDir);
  let opened;
  try {
    opened = openDatabase(dataDir);
  } catch (fault) {
    lock.release();
    throw fault;
  }
  const { db, notices } = opened;
  const lessonsDir = options.lessonsDir ?? fileURLToPath(new URL('../lessons', workerUrl));
  const models = [join(dataDir, 'models'), join(lessonsDir, 'models')] as const;
  const runner = createAttentionRunner({ workerUrl, models });
  const experiments = experimentStore(db);
  const draft = documentStore(db, 'draft', draftSchema);
  const timelines = timelineStore(db);
  const deskTimeline = documentStore(db, 'timeline', deskTimelineSchema);
  const settings = documentStore(db, 'settings', settingsSchema);
  const library = createLessonLibrary({
    builtIn: lessonsDir,
    own: join(dataDir, 'lessons'),
    ...{ runner, now, openFolder: options.openFolder ?? noFileManager },
  });
  const backups = createBackupKeeper(db, dataDir);
  const listeners = new Set<() => void>();
  const practiceListeners = new Set<() => void>();
  const changed = () => listeners.forEach((listener) => listener());

  /** The steps on the desk are those of what is saved, under its new name where it had none. */
  function keepDeskTimeline(from: string | null, to: string): void {
    const desk = deskTimeline.get();
    if (desk?.experimentId !== from) return;
    deskTimeline.put({ ...desk, experimentId: to });
    timelines.put(to, desk.timeline);
  }

  // What was saved is what lies on the desk: after a crash right now it must not come back as unsaved work.
  const saveWithDraft = db.transaction((record: ExperimentRecord, time: number) => {
    const saved = experiments.save(record, time);
    const { id, revision, name, spec } = saved;
    draft.put({ experimentId: id, revision, name, spec });
    keepDeskTimeline(record.id, id);
    return saved;
  });

  /** The checksum of what the spec gives now; null where it cannot be computed, which must not stop a save. */
  async function checksumFor(spec: ExperimentSpec, signal: Parameters<typeof runner.compute>[1]) {
    try {
      return (await runner.compute({ spec, parts: [], checksum: true }, signal)).checksum;
    } catch (fault) {
      if (fault instanceof LabError && fault.code !== 'cancelled') return null;
      throw fault;
    }
  }

  const implementation: LabImplementation = {
    lab: { info: () => ({ version, engine: ENGINE_VERSION, host, dataDir, notices }) },
    attention: runner,
    lessons: {
      list: () => library.list(),
      items: () => library.items(),
      get: ({ id }) => library.get(id),
      texts: () => library.texts(),
      openFolder: () => library.openFolder(),
      createStarter: () => library.createStarter(),
    },
    reading: createReadingService(db),
    experiments: {
      list: () => experiments.list(),
      get: ({ id }) => experiments.get(id),
      async save(request, context) {
        const checksum = await checksumFor(request.spec, context);
        const saved = saveWithDraft({ ...request, checksum, engine: ENGINE_VERSION }, now());
        changed();
        return saved;
      },
      remove({ id }) {
        experiments.remove(id, now());
        changed();
      },
      restore({ id }) {
        experiments.restore(id);
        changed();
      },
    },
    practice: createProgress(db, {
      now,
      zoneAt,
      backUp: () => makeBackup(db, dataDir, new Date(now())),
      changed: () => practiceListeners.forEach((listener) => listener()),
      lessonItems: () => library.items(),
      onLessonsChanged: (listener) => library.onChanged(listener),
    }),
    models: createOwnModels({ folder: models[0], builtIn: models[1], runner }),
    files: createExperimentFiles({ db, runner, version, now, changed }),
    room: createRoom({ db, experiments, runner, now, changed }),
    draft: { get: () => draft.get(), put: (value) => draft.put(value), clear: () => draft.clear() },
    timeline: {
      get: () => deskTimeline.get(),
      put: (value) => deskTimeline.put(value),
      of: ({ id }) => timelines.get(id),
      keep: ({ id, timeline }) => timelines.put(id, timeline),
    },
    settings: {
      get: () => settings.get() ?? DEFAULT_SETTINGS,
      put: (value) => settings.put(value),
    },
  };

  return {
    implementation,
    onExperimentsChanged(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onPracticeChanged(listener) {
      practiceListeners.add(listener);
      return () => void practiceListeners.delete(listener);
    },
    onLessonsChanged: (listener) => library.onChanged(listener),
    announce: (address) => lock.announce({ pid: process.pid, host, address }),
    async close() {
      library.close();
      await backups.close();
      await runner.close();
      db.close();
      lock.release();
    },
  };
}

function noFileManager(path: string): Promise<never> {
  return Promise.reject(
    new LabError('folder.unopened', `Open this folder in your file manager: ${path}`, { path }),
  );
}
