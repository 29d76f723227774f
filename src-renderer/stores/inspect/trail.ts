import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import type { Address } from '#core/attention';
import { placeOf, readWay, samePlace, writeWay, type Place } from '#renderer/describe/place.ts';
import { useDocument } from '../desk/document.ts';
import { useTrace } from './trace.ts';
import { useView } from '../look/view.ts';

/** As many numbers back as are kept. */
const LONGEST = 12;

/** From number to number, and the way back. */
export const useTrail = defineStore('trail', () => {
  const view = useView();
  const trace = useTrace();
  const document = useDocument();
  /** The numbers that were left by going on from them, the first one first. */
  const visited = shallowRef<readonly Place[]>([]);
  /** Raised when somebody went on or back: a step that the window's own history should know. */
  const steps = shallowRef(0);
  let going: Place | null = null;

  const here = computed<Place>(() => placeOf(view, trace.open));

  /** Shows a place as it was left. */
  function show(place: Place): void {
    going = place;
    steps.value++;
    const { layer, stage, head, cell, panel, open } = place;
    view.panel = panel;
    const other = !samePlace(place, here.value);
    view.showLayer(layer);
    view.showHead(head);
    view.showStage(stage);
    if (cell) view.pick(cell);
    else view.selectQuery(view.query);
    trace.unfoldNext(open, other);
  }

  /** Goes on to another number. */
  function go({ layer, stage, head, row, col }: Address): void {
    const from = here.value;
    const { panel } = from;
    const to: Place = { layer, stage, head, cell: { row, col }, panel, open: new Set() };
    if (samePlace(from, to)) return;
    if (from.cell) visited.value = [...visited.value, from].slice(-LONGEST);
    show(to);
  }

  /** Goes back to the number `index` of those that were left. */
  function back(index = visited.value.length - 1): void {
    const place = visited.value[index];
    if (!place) return;
    visited.value = visited.value.slice(0, index);
    show(place);
  }

  /** The way here as text for an address. */
  const way = computed(() => writeWay(visited.value));

  /** Shows the place of an address, and the way that led there. */
  function restore(place: Place, led: unknown): void {
    show(place);
    visited.value = readWay(led, LONGEST);
  }

  function forget(): void {
    visited.value = [];
  }

  // Who chooses another matrix by hand has left the way.
  watch(
    () => [view.layer, view.stage, view.head],
    () => {
      if (!going || !samePlace({ ...going, cell: null }, { ...here.value, cell: null })) forget();
      going = null;
    },
  );
  watch(() => document.sitting, forget);

  return { visited, way, here, steps, restore, go, back };
});
