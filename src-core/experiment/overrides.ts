import { LabError, stageKey, type Override, type StageAddress } from '#core/attention';
import type { Ablation, Edit } from './change-spec.ts';

/** The sizes that switched-off parts need: queries, keys, d_v, heads. */
export interface RunSizes {
  readonly queries: number;
  readonly keys: number;
  readonly dV: number;
  readonly heads: number;
  readonly layers: number;
}

/**
 * Edits and ablations as the numbers they put in place of computed ones, by stage. An ablation is stronger than an edit
 * of the same cell. Throws `number.not-finite`, `edit.mask` and `ablation.range`.
 */
export function overridesOf(
  edits: readonly Edit[],
  ablations: readonly Ablation[],
  sizes: RunSizes,
): (address: StageAddress) => readonly Override[] {
  const byStage = new Map<string, Override[]>();
  const put = (address: StageAddress, override: Override) => {
    const key = stageKey(address);
    const known = byStage.get(key);
    if (known) known.push(override);
    else byStage.set(key, [override]);
  };
  for (const { address, value } of edits) {
    if (!Number.isFinite(value)) throw notFinite(value);
    if (address.stage === 'mask' && value !== 0 && value !== 1) throw notMask(value);
    put(address, { row: address.row, col: address.col, value, reason: 'edit' });
  }
  for (const ablation of ablations) {
    checkRange(ablation, sizes);
    for (const { address, row, col } of switchedOff(ablation, sizes))
      put(address, { row, col, value: 0, reason: 'ablation' });
  }
  return (address) => byStage.get(stageKey(address)) ?? [];
}

interface Cell {
  readonly address: StageAddress;
  readonly row: number;
  readonly col: number;
}

function switchedOff(ablation: Ablation, { queries, dV, heads, layers }: RunSizes): Cell[] {
  const count = (n: number) => Array.from({ length: n }, (_, i) => i);
  switch (ablation.kind) {
    case 'token':
      return count(layers).flatMap((layer) =>
        count(queries).map((row) => ({
          address: { layer, stage: 'mask', head: 0 },
          row,
          col: ablation.token,
        })),
      );
    case 'head': {
      const address = { layer: ablation.layer, stage: 'headOutput', head: ablation.head } as const;
      return count(queries).flatMap((row) => count(dV).map((col) => ({ address, row, col })));
    }
    case 'value':
      return (ablation.head === null ? count(heads) : [ablation.head]).flatMap((head) => {
        const address = { layer: ablation.layer, stage: 'value', head } as const;
        return count(dV).map((col) => ({ address, row: ablation.token, col }));
      });
  }
}

function checkRange(ablation: Ablation, { keys, heads, layers }: RunSizes): void {
  const within =
    ('token' in ablation ? ablation.token < keys : true) &&
    ('layer' in ablation ? ablation.layer < layers : true) &&
    ('head' in ablation && ablation.head !== null ? ablation.head < heads : true);
  if (within) return;
  throw new LabError(
    'ablation.range',
    `What is switched off (${ablation.kind}) is not in this experiment, which has ${keys} tokens to attend to, ${layers} ${layers === 1 ? 'layer' : 'layers'} and ${heads} heads. Switch it on again, or choose another.`,
    { kind: ablation.kind, keys, layers, heads },
  );
}

function notFinite(value: number): LabError {
  return new LabError(
    'number.not-finite',
    `${value} cannot be put into a cell; put in an ordinary number.`,
  );
}

function notMask(value: number): LabError {
  return new LabError(
    'edit.mask',
    `A cell of the mask is 1 (allowed) or 0 (not allowed), never ${value}.`,
    { value },
  );
}
