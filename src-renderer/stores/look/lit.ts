import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import { isHeadStage, type Address, type StageAddress } from '#core/attention';
import {
  litBy,
  litGroups,
  litWords,
  meets,
  UNLIT,
  type Lit,
  type Pointed,
} from '#renderer/describe/lit.ts';
import type { Axis } from '#renderer/describe/stages.ts';
import { usePicture } from './picture.ts';

/** What a line of the inspector stands for; `side` is the axis of the number that it makes. */
export interface Meant {
  readonly sources: readonly Address[];
  readonly side?: Axis | null;
}

/** What lights up while a hand or the focus rests somewhere: in the picture what a term means, and the terms of a cell. */
export const useLit = defineStore('lit', () => {
  const picture = usePicture();
  const sources = shallowRef<readonly Address[]>([]);
  const side = shallowRef<Axis | null>(null);
  const pointed = shallowRef<(Omit<Pointed, 'at'> & { at: StageAddress | undefined }) | null>(null);

  const lit = computed(() => {
    const look = picture.shown?.look;
    return look && sources.value.length > 0 ? litBy(look, sources.value, side.value) : UNLIT;
  });
  const words = computed(() => litWords(lit.value));

  /** What is lit in the picture of one head among several: numbers of the others are lit there. */
  function litIn(at: StageAddress): Lit {
    const own = sources.value.filter(
      ({ stage, layer, head }) => layer === at.layer && (!isHeadStage(stage) || head === at.head),
    );
    return own.length > 0 ? litBy(at, own, side.value) : UNLIT;
  }

  /** The words or heads that are lit where each has a bar. */
  function groups(by: 'token' | 'head'): ReadonlySet<number> {
    return litGroups(sources.value, by, side.value, picture.shown?.dV ?? 1);
  }

  /** Lights up where these numbers stand; `axis` is that of the number they make. */
  function show(numbers: readonly Address[], axis: Axis | null = null): void {
    sources.value = numbers;
    side.value = axis;
  }

  function clear(): void {
    if (sources.value.length > 0) sources.value = [];
  }

  /** A hand or the focus is in the picture: on a cell, on a row or column (the other is null), on a head (both are). */
  function point(row: number | null, col: number | null, at?: StageAddress): void {
    pointed.value = { at, row, col };
  }

  function leave(): void {
    if (pointed.value) pointed.value = null;
  }

  /** Which of these lines the hand in the picture rests on. What all of them have in common tells none apart. */
  function among(lines: readonly Meant[]): ReadonlySet<number> {
    // Without a place of its own, a hand is where the picture is by now: it may change under a hand that rests.
    const at = pointed.value?.at ?? picture.shown?.look;
    const dV = picture.shown?.dV ?? 1;
    if (!pointed.value || !at) return new Set();
    const { row, col } = pointed.value;
    const met = lines.flatMap((line, i) =>
      meets({ at, row, col }, line.sources, line.side ?? null, dV) ? [i] : [],
    );
    return new Set(met.length < lines.length || lines.length === 1 ? met : []);
  }

  return { lit, words, litIn, groups, show, clear, point, leave, among };
});
