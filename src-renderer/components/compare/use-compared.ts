import { computed } from 'vue';
import type { LabError } from '#core/attention';
import { axisLabels } from '#renderer/describe/axis.ts';
import { cellTitle } from '#renderer/describe/cell.ts';
import {
  cellOn,
  isAligned,
  linkedDifference,
  linkOf,
  type ComparedCell,
  type CompareBox,
} from '#renderer/describe/compare-link.ts';
import { stageInfo } from '#renderer/describe/stages.ts';
import type {
  ComputedSide,
  Comparison,
  CompareQuestion,
} from '#renderer/stores/compare/compare.ts';
import type { Cell } from '#renderer/stores/look/plan.ts';
import { commonExtent, sharedLabels, type CompareMatrix } from './compare-picture.ts';

/** A map of the comparison, or why there is none. */
export interface Box {
  readonly on: CompareBox;
  readonly title: string;
  readonly short: string;
  readonly matrix: CompareMatrix | null;
  readonly name?: string;
  readonly error?: LabError | null;
  readonly note?: string | null;
}

/** What is shown of a comparison: both sides and their difference, and how cells of one meet those of another. */
export function useCompared(
  props: Readonly<{ question: CompareQuestion; comparison: Comparison }>,
) {
  const info = computed(() => stageInfo(props.question.look.stage));
  const good = (side: ComputedSide) => ('error' in side ? null : side);
  const before = computed(() => good(props.comparison.before));
  const after = computed(() => good(props.comparison.after));
  const errorOf = (side: ComputedSide) => ('error' in side ? side.error : null);

  const link = computed(
    () => before.value && after.value && linkOf(info.value, before.value, after.value),
  );
  const difference = computed(() => {
    if (props.comparison.difference || !before.value || !after.value || !link.value)
      return props.comparison.difference;
    if (link.value.rows.length === 0 || link.value.cols.length === 0) return null;
    return linkedDifference(before.value.part, after.value.part, link.value);
  });
  /** Whether the sentences are of unlike length, so that words were paired. */
  const aligned = computed(
    () => before.value !== null && after.value !== null && isAligned(before.value, after.value),
  );

  const extent = computed(() =>
    commonExtent(...[before.value, after.value].flatMap((side) => (side ? [side.part] : []))),
  );
  function matrixOf({ run, part }: NonNullable<ReturnType<typeof good>>): CompareMatrix {
    return {
      ...{ kind: 'side' as const, part, extent: extent.value },
      rowLabels: axisLabels(run, info.value.rows, part.rows),
      colLabels: axisLabels(run, info.value.cols, part.cols),
    };
  }
  const first = computed(() => before.value && matrixOf(before.value));
  const second = computed(() => after.value && matrixOf(after.value));
  const third = computed<CompareMatrix | null>(() => {
    const [part, one, other, pairs] = [difference.value, first.value, second.value, link.value];
    if (!part || !one || !other || !pairs) return null;
    const labels = (axis: 'rows' | 'cols', side: 'rowLabels' | 'colLabels') =>
      sharedLabels(
        pairs[axis].map(([i]) => one[side][i] ?? ''),
        pairs[axis].map(([, j]) => other[side][j] ?? ''),
      );
    return {
      ...{ kind: 'difference' as const, part, extent: commonExtent(part) },
      rowLabels: labels('rows', 'rowLabels'),
      colLabels: labels('cols', 'colLabels'),
    };
  });

  const unlike = computed(() => {
    const [one, other] = [before.value?.part, after.value?.part];
    if (!one || !other) return 'There is a difference only where both sides can be computed.';
    if (link.value)
      return 'The two sentences have no word in common, so there is nothing to subtract.';
    return `The first is ${one.rows} × ${one.cols} here and the second ${other.rows} × ${other.cols}, so there is no difference cell by cell. Take models of one size.`;
  });
  const boxes = computed<readonly Box[]>(() => {
    const { question, comparison } = props;
    const side = (title: string, on: 'before' | 'after', matrix: CompareMatrix | null): Box => ({
      ...{ on, title, short: title, matrix, name: question[on].name },
      error: errorOf(comparison[on]),
    });
    const same = third.value?.part.data.every((one) => one === 0);
    const note = !third.value ? unlike.value : same ? 'Every number is the same here.' : null;
    return [
      side('First', 'before', first.value),
      side('Second', 'after', second.value),
      {
        ...{ on: 'difference', title: 'Second − first', short: 'Difference' },
        ...{ matrix: third.value, note },
      },
    ];
  });

  /** A picked or hovered cell as it is in one of the maps; null where it has no counterpart. */
  function inBox(cell: ComparedCell | null, on: CompareBox): Cell | null {
    if (!cell) return null;
    if (link.value) return cellOn(link.value, cell, on);
    return cell.on === on ? cell : null;
  }

  /** A cell by the words it is between, as the side calls them that has it. */
  function titleOf(cell: ComparedCell): string {
    for (const [on, side] of [
      ['after', after.value],
      ['before', before.value],
    ] as const) {
      const own = inBox(cell, on);
      const { look } = props.question;
      if (side && own) return cellTitle({ ...side.run, picture: side.part, look }, own);
    }
    return '';
  }

  return { info, before, after, aligned, difference, boxes, inBox, titleOf };
}
