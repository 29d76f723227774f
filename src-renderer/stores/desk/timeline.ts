import { defineStore } from 'pinia';
import { computed, shallowRef, watch } from 'vue';
import {
  addStep,
  beginTimeline,
  dropStep,
  goToBranch,
  goToStep,
  moveAlong,
  nameBranch,
  nameStep,
  pathOf,
  removeBranch,
  stepOf,
  unpackTimeline,
  type ExperimentSpec,
  type StoredTimeline,
  type Timeline,
  type TimelineStep,
} from '#core/experiment';
import { changesBetween, changeText, mainChanges } from '#renderer/describe/changes.ts';
import { sameSpec } from '#renderer/describe/same-spec.ts';
import type { SpecChange } from '#renderer/describe/spec-change.ts';
import { useDocument } from './document.ts';
import { useToasts } from '../frame/toasts.ts';

/** Changes of one thing that follow each other this quickly are one step, milliseconds. */
const RUN = 1_500;

/** Every change of the experiment on the desk, to be undone, redone, and gone back to; what was undone stays as a branch. */
export const useTimeline = defineStore('timeline', () => {
  const document = useDocument();
  const timeline = shallowRef<Timeline>(beginTimeline(document.spec));
  let moving = false;
  let last = { subject: '', time: -Infinity };
  /** Whether a button is held down. */
  let held = false;

  const path = computed(() => pathOf(timeline.value));
  const index = computed(() => path.value.findIndex(({ id }) => id === timeline.value.current));
  const canUndo = computed(() => index.value > 0);
  const canRedo = computed(() => index.value < path.value.length - 1);
  /** The inputs before the last step; null at the beginning. */
  const before = computed(() => path.value[index.value - 1]?.spec ?? null);

  function record(spec: ExperimentSpec): void {
    if (moving) return;
    const now = timeline.value;
    const current = stepOf(now, now.current);
    if (sameSpec(current.spec, spec)) return;
    const changes = mainChanges(changesBetween(current.spec, spec));
    const merge = isOneRun(changes);
    const next = addStep(now, spec, merge);
    const parent = stepOf(next, next.current).parent;
    const undone = merge && parent !== null && sameSpec(stepOf(next, parent).spec, spec);
    timeline.value = undone ? dropStep(next) : next;
    // A run that led back to where it began is over: the step before it is not part of it.
    last = { subject: undone ? '' : subjectOf(changes), time: performance.now() };
  }

  /** Whether a change goes on with the last one: the same drag, or the same thing typed on. */
  function isOneRun(changes: readonly SpecChange[]): boolean {
    if (subjectOf(changes) !== last.subject) return false;
    if (held) return true;
    return changes.every(({ gradual }) => gradual) && performance.now() - last.time < RUN;
  }

  /** Tells that a button is held down: until it is released, what changes of one thing is one step, a new one. */
  function pressed(): void {
    held = true;
    last.subject = '';
  }
  function released(): void {
    held = false;
  }

  /** Puts an earlier or later state on the desk without making a step of it. */
  function travel(next: Timeline): void {
    last.subject = '';
    timeline.value = next;
    moving = true;
    document.restore(stepOf(next, next.current).spec);
    moving = false;
  }

  /** Takes up a stored timeline for what lies on the desk; a state that it does not end in becomes its newest step. */
  function adopt(stored: StoredTimeline): void {
    const known = unpackTimeline(stored);
    const { spec } = document;
    last.subject = '';
    timeline.value = sameSpec(stepOf(known, known.current).spec, spec)
      ? known
      : addStep(known, spec);
  }

  // A new sitting comes after its inputs: what these left in the old timeline goes with it.
  watch(() => document.spec, record, { flush: 'sync' });
  watch(
    () => document.sitting,
    () => {
      last.subject = '';
      timeline.value = beginTimeline(document.spec);
    },
    { flush: 'sync' },
  );

  const toasts = useToasts();
  watch(
    () => document.notes,
    (notes) => {
      const text = notes.join(' ');
      if (!text || toasts.list.some((toast) => toast.text === text)) return;
      toasts.say(text, { label: 'Undo', run: () => travel(moveAlong(timeline.value, -1)) });
    },
  );

  const labels = new WeakMap<TimelineStep, string>();
  /** What a step is called: its name, or what it changed. */
  function labelOf(step: TimelineStep): string {
    if (step.name !== null) return step.name;
    if (step.parent === null) return 'Start';
    const known = labels.get(step);
    if (known !== undefined) return known;
    const from = stepOf(timeline.value, step.parent).spec;
    const label = changeText(mainChanges(changesBetween(from, step.spec)));
    labels.set(step, label);
    return label;
  }

  return {
    ...{ timeline, path, index, canUndo, canRedo, before, pressed, released, adopt, labelOf },
    undo: () => travel(moveAlong(timeline.value, -1)),
    redo: () => travel(moveAlong(timeline.value, 1)),
    goTo: (id: number) => travel(goToStep(timeline.value, id)),
    goToBranch: (id: number) => travel(goToBranch(timeline.value, id)),
    removeBranch: (id: number) => void (timeline.value = removeBranch(timeline.value, id)),
    nameStep: (id: number, name: string) =>
      void (timeline.value = nameStep(timeline.value, id, name)),
    nameBranch: (id: number, name: string) =>
      void (timeline.value = nameBranch(timeline.value, id, name)),
  };
});

function subjectOf(changes: readonly SpecChange[]): string {
  return changes.map(({ subject }) => subject).join(' + ');
}
