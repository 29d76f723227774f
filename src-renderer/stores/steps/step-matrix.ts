import { defineStore } from 'pinia';
import type { AnyStage } from '#core/experiment';
import { matrixCsv } from '#core/export';
import { labApi } from '#renderer/api/index.ts';
import { axisLabels } from '#renderer/describe/axis.ts';
import { stageInfo } from '#renderer/describe/stages.ts';
import type { Walk } from './step-numbers.ts';
import { useToasts } from '../frame/toasts.ts';

/** Whole matrices, for copying: the walk-through itself may hold only a part of them. */
export const useStepMatrix = defineStore('step-matrix', () => {
  const toasts = useToasts();

  /** A matrix with the names of its rows and columns and all its digits; null when it cannot be had. */
  async function csv(walk: Walk, stage: AnyStage, head: number): Promise<string | null> {
    try {
      const parts = [{ layer: walk.layer, stage, head }];
      const reply = await labApi().attention.compute({ spec: walk.spec, parts, checksum: false });
      const [part] = reply.parts;
      if (!part) return null;
      const { rows, cols } = stageInfo(stage);
      return matrixCsv(part, axisLabels(walk, rows, part.rows), axisLabels(walk, cols, part.cols));
    } catch (fault) {
      toasts.failed('The matrix could not be read.', fault);
      return null;
    }
  }

  return { csv };
});
