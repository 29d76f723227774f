import { watchDebounced } from '@vueuse/core';
import { onScopeDispose, watch } from 'vue';
import { useRoute, useRouter, type LocationQuery } from 'vue-router';
import { readPlace, samePlace, writePlace, type Place } from '#renderer/describe/place.ts';
import { useTrail } from '#renderer/stores/inspect/trail.ts';
import { useView } from '#renderer/stores/look/view.ts';
import { LINK_KEYS, useViewLink } from './use-view-link.ts';

/** How often the address is written at most, milliseconds: browsers slow down those that write it more often. */
const PAUSE = 250;
/** What of an address a place writes; the rest belongs to others. */
const OWN: ReadonlySet<string> = new Set([
  'layer',
  'stage',
  'head',
  'cell',
  'panel',
  'open',
  'way',
  ...LINK_KEYS,
]);

/**
 * Keeps the address of the page and what is looked at in step: a link opens the number and what is unfolded below it; each
 * step to another matrix can be taken back with the window's own “back”.
 */
export function usePlace(): void {
  const route = useRoute();
  const router = useRouter();
  const view = useView();
  const trail = useTrail();
  const link = useViewLink();
  const path = route.path;
  let steps = trail.steps;
  let written: Place | null = null;
  let writtenWay = '';
  let writtenLink = '';
  /** Whether somebody is on the way to another view, which writing the address now would call off. */
  let leaving = false;

  const ends = [
    router.beforeEach((to) => void (leaving = to.path !== path)),
    router.afterEach(() => void (leaving = false)),
  ];
  onScopeDispose(() => ends.forEach((end) => end()));

  /** Shows what the address says, unless this page wrote it or it names nothing. */
  function read(query: LocationQuery): void {
    const seen = linkOf(query);
    if (seen !== writtenLink) link.read(query);
    writtenLink = seen;
    const place = readPlace(query);
    const way = typeof query['way'] === 'string' ? query['way'] : '';
    if (!place || (written && same(place, written) && way === writtenWay)) return;
    written = place;
    trail.restore(place, way);
    writtenWay = trail.way;
    steps = trail.steps;
  }

  function write(): void {
    if (route.path !== path || leaving || view.undecided) return;
    const place = trail.here;
    const { way } = trail;
    const seen = JSON.stringify(link.query.value);
    if (written && same(place, written) && way === writtenWay && seen === writtenLink) return;
    const before = written;
    written = place;
    writtenWay = way;
    writtenLink = seen;
    const step = before !== null && (trail.steps !== steps || !sameMatrix(place, before));
    steps = trail.steps;
    const others = Object.entries(route.query).filter(([name]) => !OWN.has(name));
    const to = {
      path,
      query: {
        ...Object.fromEntries(others),
        ...writePlace(place),
        ...(way && { way }),
        ...link.query.value,
      },
    };
    void (step ? router.push(to) : router.replace(to));
  }

  read(route.query);
  watch(
    () => route.query,
    (query) => {
      if (route.path === path) read(query);
    },
  );
  watchDebounced(() => [trail.here, trail.way, link.query.value], write, {
    debounce: PAUSE,
    immediate: true,
  });
}

function same(a: Place, b: Place): boolean {
  return JSON.stringify(writePlace(a)) === JSON.stringify(writePlace(b));
}

function sameMatrix(a: Place, b: Place): boolean {
  return samePlace({ ...a, cell: null }, { ...b, cell: null });
}

/** What an address says of how things are looked at. */
function linkOf(query: LocationQuery): string {
  return JSON.stringify(
    Object.fromEntries(LINK_KEYS.flatMap((key) => (key in query ? [[key, query[key]]] : []))),
  );
}
