import { computed } from 'vue';
import { useRouter } from 'vue-router';
import { SCALINGS, scalingOf } from '#renderer/describe/scaling.ts';
import { STAGE_LIST } from '#renderer/describe/stages.ts';
import { useDesk } from '#renderer/stores/desk/desk.ts';
import { useDocument } from '#renderer/stores/desk/document.ts';
import { useLessonSearch } from '#renderer/stores/lesson/lesson-search.ts';
import { useModels } from '#renderer/stores/desk/models.ts';
import { useLessons } from '#renderer/stores/lesson/lessons.ts';
import { usePicture } from '#renderer/stores/look/picture.ts';
import { useSettings } from '#renderer/stores/frame/settings.ts';
import { useShell } from '#renderer/stores/frame/shell.ts';
import { useTimeline } from '#renderer/stores/desk/timeline.ts';
import { useTransfer } from '#renderer/stores/room/transfer.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { useFileCommands } from './use-file-commands.ts';

/** Something that can be done from anywhere. */
export interface Command {
  readonly title: string;
  readonly group: 'Experiment' | 'File' | 'Go to' | 'Change' | 'Show' | 'Theme' | 'Help';
  /** Shortcut, such as “mod+s”; two keys one after the other are “g l”. */
  readonly keys?: string;
  /** A second shortcut for the same. */
  readonly also?: string;
  /** Whether a key held down runs it again and again. */
  readonly repeats?: boolean;
  run(): unknown;
}

/** Every command of the lab, for the palette, the shortcuts and the host's menu. */
export function useCommands() {
  const router = useRouter();
  const desk = useDesk();
  const document = useDocument();
  const lessons = useLessons();
  const models = useModels();
  const lessonSearch = useLessonSearch();
  const picture = usePicture();
  const settings = useSettings();
  const shell = useShell();
  const timeline = useTimeline();
  const transfer = useTransfer();
  const view = useView();
  const files = useFileCommands();

  const go = (path: string) => () => router.push(path);
  const inLab = (action: () => unknown) => async () => {
    await action();
    await router.push('/lab');
  };
  /** Outside the Lab nothing is undone out of sight. */
  const onDesk = (action: () => void) => () => {
    if (router.currentRoute.value.path.startsWith('/lab')) action();
  };
  const theme = (next: typeof settings.theme) => () => settings.setTheme(next);

  return computed<Command[]>(() => {
    const { spec } = document;
    const causal = spec.mask.kind === 'causal';
    return [
      { group: 'Experiment', title: 'Save experiment', keys: 'mod+s', run: () => desk.save() },
      { group: 'Experiment', title: 'New experiment', keys: 'n', run: inLab(() => desk.begin()) },
      { group: 'File', title: 'Import a file…', run: files.importFile },
      { group: 'File', title: 'Trained models: open a model file…', run: inLab(models.show) },
      { group: 'File', title: 'Export this experiment', run: files.exportThis },
      {
        group: 'File',
        title: 'Export its numbers for NumPy (.npz)',
        run: () => files.exportNumbers('npz'),
      },
      {
        group: 'File',
        title: 'Export its numbers as tables (CSV)',
        run: () => files.exportNumbers('csv'),
      },
      {
        group: 'File',
        title: 'Export all that is saved',
        run: () => transfer.exportFile(null, 'All experiments'),
      },
      { group: 'File', title: 'Print', keys: 'mod+p', run: files.print },
      {
        group: 'Change',
        title: 'Undo',
        keys: 'mod+z',
        repeats: true,
        run: onDesk(timeline.undo),
      },
      {
        group: 'Change',
        title: 'Redo',
        keys: 'mod+shift+z',
        also: 'mod+y',
        repeats: true,
        run: onDesk(timeline.redo),
      },
      { group: 'Go to', title: 'Home', keys: 'g h', run: go('/') },
      { group: 'Go to', title: 'Lab', keys: 'g l', run: go('/lab') },
      { group: 'Go to', title: 'Walk-through', keys: 'g w', run: go('/lab/steps') },
      { group: 'Go to', title: 'Lessons', keys: 'g e', run: go('/lessons') },
      { group: 'Go to', title: 'Concept map', run: go('/lessons/pages/map') },
      { group: 'Go to', title: 'Glossary', run: go('/lessons/pages/glossary') },
      { group: 'Go to', title: 'Practice', keys: 'g p', run: go('/practice') },
      { group: 'Go to', title: 'Progress', keys: 'g r', run: go('/progress') },
      { group: 'Go to', title: 'Experiments', keys: 'g x', run: go('/experiments') },
      {
        group: 'Go to',
        title: 'Search the lessons',
        keys: '/',
        run: () => (lessonSearch.open = true),
      },
      { group: 'Go to', title: 'Open my lessons folder', run: () => lessons.openFolder() },
      {
        group: 'Change',
        title: causal ? 'Remove the causal mask' : 'Use the causal mask',
        run: inLab(() => document.edit({ mask: { kind: causal ? 'none' : 'causal' } })),
      },
      ...SCALINGS.filter(({ value }) => value !== spec.scaling.kind).map(({ value, command }) => ({
        group: 'Change' as const,
        title: command,
        run: inLab(() => document.edit({ scaling: scalingOf(value, picture.shown?.dK ?? 1) })),
      })),
      {
        group: 'Change',
        title: 'Reset the temperature to 1',
        run: inLab(() => document.edit({ temperature: 1 })),
      },
      ...STAGE_LIST.map(({ stage, label, noun }) => ({
        group: 'Show' as const,
        title: label.length > 1 ? label : `${label} (${noun})`,
        run: inLab(() => view.showStage(stage)),
      })),
      ...Array.from({ length: Math.min(spec.model.heads, 9) }, (_, i) => ({
        group: 'Show' as const,
        title: `Head ${i + 1}`,
        run: inLab(() => view.showHead(i)),
      })),
      { group: 'Theme', title: 'Theme as the system', run: theme('system') },
      { group: 'Theme', title: 'Light theme', run: theme('light') },
      { group: 'Theme', title: 'Dark theme', run: theme('dark') },
      {
        group: 'Help',
        title: 'Command palette',
        keys: 'mod+k',
        run: () => (shell.palette = true),
      },
      {
        group: 'Help',
        title: 'Keyboard shortcuts',
        keys: '?',
        run: () => (shell.shortcuts = true),
      },
    ];
  });
}
