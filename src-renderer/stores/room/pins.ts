import { defineStore } from 'pinia';
import type { Address } from '#core/attention';
import { LabError } from '#core/attention';
import type { ComputeReply } from '#core/contract';
import type { ExperimentSpec, Part, PartRequest } from '#core/experiment';
import { labApi } from '#renderer/api/index.ts';
import { cellTitle, cellValue } from '#renderer/describe/cell.ts';
import { stageInfo } from '#renderer/describe/stages.ts';

/** A pinned number as it is now: what it is called and its value; or why there is none. */
export interface PinReading {
  readonly title: string;
  readonly noun: string;
  /** The number as it is written with so many decimals; null where there is none. */
  readonly value: ((decimals: number) => string) | null;
}

/** Reads pinned numbers of any experiment, saved or on the desk. */
export const usePins = defineStore('pins', () => {
  /** Each in the order of the addresses. Throws what the computation throws. */
  async function read(
    spec: ExperimentSpec,
    addresses: readonly Address[],
    signal: AbortSignal,
  ): Promise<PinReading[]> {
    if (addresses.length === 0) return [];
    const reply = await labApi().attention.compute(
      { spec, parts: [], checksum: false },
      { signal },
    );
    const there = addresses.filter((address) => exists(reply, address));
    const { parts } = await labApi().attention.compute(
      { spec, parts: there.slice(0, 256).map(requestOf), checksum: false },
      { signal },
    );
    const partOf = new Map(there.map((address, i) => [address, parts[i]]));
    return addresses.map((address) => readingOf(reply, address, partOf.get(address)));
  }

  /** Notes that could not be written, by experiment: they are taken up again when the editor opens. */
  const unkept = new Map<string, string>();

  /** The experiment with its notes, as the disk has it now. */
  async function notesOf(id: string): Promise<string> {
    return labApi().room.notes({ id });
  }

  /** Throws `notes.conflict` where they are no longer `before`. */
  async function write(id: string, before: string, notes: string): Promise<void> {
    await labApi().room.writeNotes({ id, before, notes });
  }

  async function specOf(id: string): Promise<ExperimentSpec> {
    return (await labApi().experiments.get({ id })).spec;
  }

  return { unkept, read, notesOf, write, specOf };
});

function exists({ layers, heads, stages }: ComputeReply, address: Address): boolean {
  return (
    address.layer < layers &&
    address.head < heads &&
    (stages[address.layer]?.includes(address.stage) ?? false)
  );
}

function requestOf({ layer, stage, head, row, col }: Address): PartRequest {
  return { layer, stage, head, rows: { from: row, to: row + 1 }, cols: { from: col, to: col + 1 } };
}

function readingOf(reply: ComputeReply, address: Address, part: Part | undefined): PinReading {
  const { stage, row, col, layer, head } = address;
  const info = stageInfo(stage);
  const place = [
    info.noun,
    ...(reply.layers > 1 ? [`layer ${layer + 1}`] : []),
    ...(info.perHead ? [`head ${head + 1}`] : []),
  ].join(', ');
  if (!part || part.data.length !== 1) return { title: 'not there', noun: place, value: null };
  const named = { ...reply, picture: part, look: { stage } };
  return {
    title: cellTitle(named, { row, col }),
    noun: place,
    value: (decimals) => cellValue(named, { row: 0, col: 0 }, decimals),
  };
}

/** The message of anything that went wrong. */
export function messageOf(fault: unknown): string {
  return fault instanceof LabError ? fault.message : 'Something in the lab went wrong.';
}
