import { defineStore } from 'pinia';
import { ref, shallowRef, watch } from 'vue';
import type { AnyStage } from '#core/experiment';
import { samePlaces, stageInfo } from '#renderer/describe/stages.ts';
import { followCell, followQuery, wordsOf } from '#renderer/describe/follow.ts';
import { useDocument } from '../desk/document.ts';
import type { Cell } from './plan.ts';

/** What of the experiment is looked at: layer, stage, head, the word that asks, the picked cell; and how. */
export const useView = defineStore('view', () => {
  const document = useDocument();
  const layer = ref(0);
  const stage = ref<AnyStage>('weights');
  const head = ref(0);
  const query = ref<number | null>(null);
  const cell = shallowRef<Cell | null>(null);
  /** The kind of picture in the stage card, and the panel of the inspector (see their registries). */
  const picture = ref('map');
  const panel = ref('number');
  /** The lens of its panel (see `LensesPanel`). */
  const lens = ref('saturation');
  /** The cell that the map is asked to open a field on. */
  const editing = shallowRef<Cell | null>(null);
  /** Whether the next picture may choose where to begin; not after the person chose or released. */
  const undecided = ref(true);
  let words = wordsOf(document.spec);

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

  function showStage(next: AnyStage): void {
    if (!samePlaces(stage.value, next)) cell.value = null;
    stage.value = next;
  }

  function showHead(next: number): void {
    head.value = next;
  }

  function showLayer(next: number): void {
    layer.value = next;
  }

  /** What was shown is not there any more: shows what every experiment has. */
  function fallBack(): void {
    layer.value = 0;
    head.value = 0;
    showStage('weights');
  }

  watch(
    () => document.sitting,
    () => {
      choose(null, null);
      undecided.value = true;
      head.value = 0;
      layer.value = 0;
      words = wordsOf(document.spec) ?? words;
    },
    { flush: 'sync' },
  );

  // What was chosen goes along with its words while the sentence is edited.
  watch(
    () => document.spec,
    (spec) => {
      head.value = Math.min(head.value, spec.model.heads - 1);
      const now = wordsOf(spec);
      if (!now) return;
      const before = words ?? now;
      words = now;
      const had = { query: query.value !== null, cell: cell.value !== null };
      query.value = followQuery(query.value, before, now);
      cell.value = followCell(cell.value, stage.value, before, now);
      // Not let go by the person: the next picture may begin anew.
      if (had.query && query.value === null) undecided.value = true;
      if (had.cell && cell.value === null) undecided.value = true;
    },
    { flush: 'sync' },
  );

  return {
    layer,
    stage,
    head,
    query,
    cell,
    picture,
    panel,
    lens,
    editing,
    undecided,
    choose,
    selectQuery,
    pick,
    release,
    showStage,
    showHead,
    showLayer,
    fallBack,
  };
});
