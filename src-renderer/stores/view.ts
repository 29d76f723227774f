import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import { tokenize, type ExperimentSpec, type Stage } from '#core/experiment';
import { followToken } from '#renderer/describe/follow.ts';
import { samePlaces, stageInfo } from '#renderer/describe/stages.ts';
import { useDocument } from './document.ts';
import type { Cell } from './plan.ts';

/** What of the experiment is looked at: stage, head, the word that asks, the picked cell. */
export const useView = defineStore('view', () => {
  const document = useDocument();
  const stage = ref<Stage>('weights');
  const head = ref(0);
  const query = ref<number | null>(null);
  const cell = shallowRef<Cell | null>(null);
  /** Whether the next picture may choose where to begin; not after the person chose or released. */
  const undecided = ref(true);

  function choose(row: number | null, picked: Cell | null): void {
    undecided.value = false;
    query.value = row;
    cell.value = picked;
  }

  function selectQuery(row: number | null): void {
    choose(row, null);
  }

  function pick(picked: Cell): void {
    const asks = stageInfo(stage.value).rows === 'query';
    choose(asks ? picked.row : query.value, picked);
  }

  /** Lets go of the cell; asked again, of the word. */
  function release(): void {
    choose(cell.value ? query.value : null, null);
  }

  function showStage(next: Stage): void {
    if (!samePlaces(stage.value, next)) cell.value = null;
    stage.value = next;
  }

  function showHead(next: number): void {
    head.value = next;
  }

  watch(
    () => document.sitting,
    () => {
      choose(null, null);
      undecided.value = true;
      head.value = 0;
    },
    { flush: 'sync' },
  );

  watch(
    () => document.spec,
    (now, before) => {
      head.value = Math.min(head.value, now.model.heads - 1);
      const info = stageInfo(stage.value);
      const rows = info.rows === 'query' ? askingWords : askedWords;
      const follow = (words: typeof rows, index: number) => moved(words(before), words(now), index);
      const row = query.value === null ? null : follow(askingWords, query.value);
      const at = cell.value && {
        row: follow(rows, cell.value.row),
        col: info.cols === 'context' ? follow(askedWords, cell.value.col) : cell.value.col,
      };
      const width =
        info.cols === 'head dimension' ? now.model.dModel / now.model.heads : now.model.dModel;
      const fits = info.cols === 'context' || (at?.col ?? 0) < width;
      query.value = row;
      const kept = at && at.row !== null && at.col !== null && fits;
      if (!kept) cell.value = null;
      else if (at.row !== cell.value?.row || at.col !== cell.value.col) {
        cell.value = { row: at.row as number, col: at.col as number };
      }
    },
    { flush: 'sync' },
  );

  return {
    stage,
    head,
    query,
    cell,
    undecided,
    choose,
    selectQuery,
    pick,
    release,
    showStage,
    showHead,
  };
});

const askingWords = (spec: ExperimentSpec) => words(spec.text);
const askedWords = (spec: ExperimentSpec) => words(spec.context ?? spec.text);

/** The words of a text, or null when it has none or too many; the engine then says so. */
function words(text: string): string[] | null {
  try {
    return tokenize(text);
  } catch {
    return null;
  }
}

function moved(before: string[] | null, after: string[] | null, index: number): number | null {
  if (!before || !after || before === after) return index;
  return followToken(before, after, index);
}
