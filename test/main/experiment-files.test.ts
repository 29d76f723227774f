import { describe, expect, it } from 'vitest';
import type { FindRequest, LabImplementation } from '#core/contract';
import {
  addStep,
  beginTimeline,
  DEFAULT_SPEC,
  goToStep,
  labFileText,
  LIMITS,
  nameBranch,
  packTimeline,
  PRESETS,
  type ExperimentSpec,
  type FileEntry,
} from '#core/experiment';
import { testLab, UNCANCELLED } from '../support/lab.ts';

const ALL: FindRequest = {
  ...{ text: '', tags: [], sort: 'created' as const, reversed: true, bin: false },
  ...{ from: 0, count: 500 },
};

async function send(lab: LabImplementation, text: string | Uint8Array): Promise<string> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  let ticket: string | null = null;
  for (let at = 0; at < Math.max(1, bytes.length); at += 1000) {
    const piece = new Uint8Array(bytes.subarray(at, at + 1000));
    ticket = await lab.files.piece({ ticket, bytes: piece }, UNCANCELLED);
  }
  return ticket ?? '';
}

const examine = async (lab: LabImplementation, ticket: string) =>
  lab.files.examine({ ticket }, UNCANCELLED);
const bring = async (lab: LabImplementation, ticket: string) =>
  lab.files.bring({ ticket }, UNCANCELLED);
const list = async (lab: LabImplementation) => (await lab.room.find(ALL, UNCANCELLED)).rows;

/** A timeline of two branches that ends in these settings. */
function timelineTo(spec: ExperimentSpec) {
  const first = addStep(beginTimeline(DEFAULT_SPEC), { ...DEFAULT_SPEC, temperature: 2 });
  return packTimeline(nameBranch(addStep(goToStep(first, 0), spec), 1, 'The other way'));
}

/** A lab with three experiments with tags and notes, and the file of all. */
async function exported() {
  const { implementation: lab } = testLab();
  for (const { title, spec } of PRESETS.slice(0, 3)) {
    const request = { id: null, revision: 0, name: title, spec };
    const { id } = await lab.experiments.save(request, UNCANCELLED);
    await lab.room.retag({ ids: [id], add: ['course'], drop: [] }, UNCANCELLED);
    await lab.room.writeNotes({ id, before: '', notes: `about\n${title}` }, UNCANCELLED);
    lab.timeline.keep({ id, timeline: timelineTo(spec) }, UNCANCELLED);
  }
  const { text } = await lab.files.write({ ids: null }, UNCANCELLED);
  return { lab, text };
}

describe('files of experiments', () => {
  it('carry everything from one lab to another, digits, tags and notes, and find what is already there', async () => {
    const { lab, text } = await exported();
    const { implementation: other } = testLab();
    const ticket = await send(other, text);
    expect(await examine(other, ticket)).toEqual({
      app: '0.0.0',
      total: 3,
      fresh: 3,
      present: 0,
      differing: [],
      names: PRESETS.slice(0, 3).map(({ title }) => title),
    });
    expect(await list(other)).toEqual([]);
    expect(await bring(other, ticket)).toEqual({ added: 3, present: 0 });
    const there = await list(other);
    expect(there.map(({ name, tags, tokens }) => ({ name, tags, tokens }))).toEqual(
      (await list(lab)).map(({ name, tags, tokens }) => ({ name, tags, tokens })),
    );
    for (const { id, name } of there) {
      expect(await other.room.notes({ id }, UNCANCELLED)).toBe(`about\n${name}`);
      const [mine, theirs] = await Promise.all(
        [lab, other].map((one) => one.experiments.get({ id }, UNCANCELLED)),
      );
      expect(theirs).toMatchObject({ spec: mine?.spec, checksum: mine?.checksum });
      const steps = await other.timeline.of({ id }, UNCANCELLED);
      expect(steps?.branches.map((branch) => branch.name)).toEqual([null, 'The other way']);
      expect(steps).toEqual(await lab.timeline.of({ id }, UNCANCELLED));
    }
    const again = await send(other, text);
    expect(await examine(other, again)).toMatchObject({ fresh: 0, present: 3 });
    expect(await bring(other, again)).toEqual({ added: 0, present: 3 });
    expect(await list(other)).toHaveLength(3);
    expect((await other.files.write({ ids: null }, UNCANCELLED)).count).toBe(3);
  });

  it('write what was selected, in that order, and refuse what is not there', async () => {
    const { lab } = await exported();
    const rows = await list(lab);
    const ids = [rows[2]!.id, rows[0]!.id];
    const { text, count } = await lab.files.write({ ids }, UNCANCELLED);
    const file = JSON.parse(text) as { experiments: { id: string }[] };
    expect(count).toBe(2);
    expect(file.experiments.map(({ id }) => id)).toEqual(ids);
    expect(() => lab.files.write({ ids: ['nowhere'] }, UNCANCELLED)).toThrow(
      expect.objectContaining({ code: 'experiment.missing' }),
    );
  });

  it('say which experiments now give other digits than when they were saved', async () => {
    const { implementation: lab } = testLab();
    const entry: FileEntry = {
      ...{ id: 'a', name: 'Other digits', spec: DEFAULT_SPEC, tags: [], notes: '', engine: 1 },
      ...{ checksum: 'f'.repeat(16), createdAt: 5, updatedAt: 5 },
    };
    const ticket = await send(
      lab,
      labFileText([entry, { ...entry, id: 'b', checksum: null }], '9'),
    );
    const fractions: number[] = [];
    const context = { ...UNCANCELLED, progress: (fraction: number) => fractions.push(fraction) };
    expect(await lab.files.examine({ ticket }, context)).toMatchObject({
      differing: ['Other digits'],
      fresh: 2,
      app: '9',
    });
    expect(fractions).toEqual([0.5, 1]);
  });

  it('never write over an experiment that has the same id', async () => {
    const { lab, text } = await exported();
    const [row] = await list(lab);
    const { id, revision } = row!;
    const spec = { ...DEFAULT_SPEC, text: 'Changed since' };
    await lab.experiments.save({ id, revision, name: 'Mine', spec }, UNCANCELLED);
    const ticket = await send(lab, text);
    expect(await examine(lab, ticket)).toMatchObject({ fresh: 1, present: 2 });
    await bring(lab, ticket);
    expect(await lab.experiments.get({ id }, UNCANCELLED)).toMatchObject({ name: 'Mine', spec });
    expect(await list(lab)).toHaveLength(4);
  });

  it('are taken whole or not at all', async () => {
    const { implementation: lab } = testLab();
    const { text } = await exported();
    for (const [spoiled, code] of [
      [text.slice(0, -20), 'file.broken'],
      [text.replace(/"heads":3(?!.*"heads":3)/su, '"heads":0'), 'file.invalid'],
      [text.replace('"version":1', '"version":3'), 'file.newer'],
      [Uint8Array.of(0xff, 0xfe, 0x00), 'file.broken'],
      ['', 'file.broken'],
    ] as const) {
      const ticket = await send(lab, spoiled);
      await expect(examine(lab, ticket)).rejects.toMatchObject({ code });
      await expect(bring(lab, ticket)).rejects.toMatchObject({ code });
      expect(await list(lab)).toEqual([]);
    }
  });

  it('that are too large are refused as soon as that is known', async () => {
    const { implementation: lab } = testLab();
    const bytes = new Uint8Array(2 ** 20).fill(32);
    let ticket = await lab.files.piece({ ticket: null, bytes }, UNCANCELLED);
    for (let size = 2; size <= LIMITS.fileBytes / bytes.length; size++)
      ticket = await lab.files.piece({ ticket, bytes }, UNCANCELLED);
    expect(() => lab.files.piece({ ticket, bytes }, UNCANCELLED)).toThrow(
      expect.objectContaining({ code: 'file.too-large' }),
    );
    await expect(examine(lab, ticket)).rejects.toMatchObject({ code: 'file.gone' });
  });

  it('are let go when they are no longer wanted', async () => {
    const { implementation: lab } = testLab();
    const ticket = await send(lab, labFileText([], '1'));
    await lab.files.forget({ ticket }, UNCANCELLED);
    await expect(examine(lab, ticket)).rejects.toMatchObject({ code: 'file.gone' });
    const tickets = [];
    for (let i = 0; i < 5; i++) tickets.push(await send(lab, labFileText([], '1')));
    await expect(examine(lab, tickets[0]!)).rejects.toMatchObject({ code: 'file.gone' });
    expect(await examine(lab, tickets[4]!)).toMatchObject({ total: 0 });
  });
});
