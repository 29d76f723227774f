import { defineStore } from 'pinia';
import { computed, ref, shallowRef, watch } from 'vue';
import { LabError, type Address, type Explanation } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import { withClosed, withOpen, type Paths } from '#renderer/describe/trace-paths.ts';
import { missing, traceLines, type TraceLine } from '#renderer/describe/trace-tree.ts';
import { useExplanations } from './explanations.ts';
import { newestWins } from '../asking/newest-wins.ts';
import { usePicture } from '../look/picture.ts';
import { useRest } from '../look/rest.ts';

interface Question {
  readonly spec: ExperimentSpec;
  readonly address: Address;
  readonly open: Paths;
}

/** A number taken apart, as far down as was asked; all of one experiment. */
export interface Trace extends Question {
  readonly root: Explanation;
  readonly known: (address: Address) => Explanation | null;
  readonly lines: readonly TraceLine[];
}

/** The tree below the picked number. It is only asked for while somebody looks. */
export const useTrace = defineStore('trace', () => {
  const picture = usePicture();
  const explanations = useExplanations();
  const rest = useRest();
  const open = shallowRef<Paths>(new Set());
  const tree = shallowRef<Trace | null>(null);
  const error = shallowRef<LabError | null>(null);
  const looking = ref(false);

  const queue = newestWins<Question, Trace>({
    ask: unfold,
    answered(_question, made) {
      tree.value = made;
      error.value = null;
    },
    failed(_question, fault) {
      error.value = fault instanceof LabError ? fault : new LabError('internal', String(fault));
    },
  });

  async function unfold(question: Question, signal: AbortSignal): Promise<Trace> {
    const { spec, address, open: paths } = question;
    const found = new Map<string, Explanation>();
    const known = (at: Address) => found.get(explanations.keyOf(at)) ?? null;
    const root = await explanations.explain(spec, address, signal);
    for (;;) {
      const wanted = missing(root, paths, known);
      if (wanted.length === 0) break;
      const answers = await Promise.all(wanted.map((at) => explanations.explain(spec, at, signal)));
      answers.forEach((answer, i) => {
        const at = wanted[i];
        if (at) found.set(explanations.keyOf(at), answer);
      });
    }
    return { ...question, root, known, lines: traceLines(root, paths, known) };
  }

  /** The picked number of the shown picture. */
  const address = computed<Address | null>((old) => {
    const look = picture.shown?.look;
    if (!look?.cell) return null;
    const { layer, stage, head, cell } = look;
    const now: Address = { layer, stage, head, row: cell.row, col: cell.col };
    return old && explanations.keyOf(old) === explanations.keyOf(now) ? old : now;
  });

  function ask(): void {
    const spec = picture.shown?.spec;
    if (!looking.value || !spec) return;
    if (!address.value) {
      queue.drop();
      tree.value = null;
    } else queue.push({ spec, address: address.value, open: open.value });
  }

  let keep = false;
  /** Unfolds these paths: of the number that is shown next, or of this one. */
  function unfoldNext(paths: Paths, another: boolean): void {
    keep = another;
    open.value = paths;
  }

  // Another number is another tree; the same number of a changed experiment stays unfolded.
  watch(
    address,
    () => {
      if (!keep) open.value = new Set();
      keep = false;
    },
    { flush: 'sync' },
  );
  watch([address, open, looking], ask);
  watch(
    () => picture.shown?.spec,
    () => rest.then(ask),
  );

  function toggle(path: string, wanted = !open.value.has(path)): void {
    open.value = wanted ? withOpen(open.value, path) : withClosed(open.value, path);
  }

  return { open, tree, error, looking, address, toggle, unfoldNext, ask };
});
