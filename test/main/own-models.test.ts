import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PIECE_BYTES, type LabImplementation } from '#core/contract';
import { createLab } from '#main/services/create-lab.ts';
import { DEFAULT_SPEC, type ExperimentSpec } from '#core/experiment';
import { temporaryFolder, UNCANCELLED, WORKER_URL } from '../support/lab.ts';
import { tinyModel } from '../support/tiny-model.ts';

function openLab(dataDir = temporaryFolder()) {
  const lab = createLab({
    ...{
      dataDir,
      host: 'test',
      version: '0',
      workerUrl: WORKER_URL,
      lessonsDir: temporaryFolder(),
    },
  });
  onTestFinished(() => lab.close());
  const { models, attention } = lab.implementation;
  return { models, attention, lab, folder: join(dataDir, 'models'), dataDir };
}

async function send(models: LabImplementation['models'], file: Uint8Array): Promise<string> {
  let ticket: string | null = null;
  for (let at = 0; at < Math.max(1, file.length); at += PIECE_BYTES) {
    const bytes = new Uint8Array(file.subarray(at, at + PIECE_BYTES));
    ticket = await models.piece({ ticket, bytes }, UNCANCELLED);
  }
  return ticket ?? '';
}

async function bring(models: LabImplementation['models'], file: Uint8Array) {
  return models.bring({ ticket: await send(models, file) }, UNCANCELLED);
}

const using = (id: string): ExperimentSpec => ({
  ...DEFAULT_SPEC,
  text: 'The banks.',
  model: { kind: 'encoder', id, dModel: 16, heads: 2, layers: 2, dFeedForward: 32 },
});

describe('models of one’s own', () => {
  it('are copied in after they were looked at, used, listed after a restart, and deleted', async () => {
    const first = openLab();
    const model = await bring(first.models, tinyModel());
    expect(model).toMatchObject({
      name: 'tiny',
      own: true,
      problem: null,
      bytes: tinyModel().length,
    });
    expect(model.id).toMatch(/^tiny-[0-9a-f]{8}$/u);
    expect(model.config).toMatchObject({ layers: 2, heads: 2, dModel: 16 });
    // The same file is the same model.
    expect((await bring(first.models, tinyModel())).id).toBe(model.id);
    const ask = { spec: using(model.id), parts: [], checksum: true };
    const { tokens, checksum } = await first.attention.compute(ask, UNCANCELLED);
    expect(tokens).toEqual(['[CLS]', 'the', 'bank', '##s', '.', '[SEP]']);
    expect(await first.models.vocabulary({ id: model.id }, UNCANCELLED)).toMatchObject({
      lowercase: true,
      words: expect.arrayContaining(['river']),
    });
    await first.lab.close();

    const { models, attention, folder } = openLab(first.dataDir);
    expect(await models.list(undefined, UNCANCELLED)).toEqual([model]);
    expect((await attention.compute(ask, UNCANCELLED)).checksum).toBe(checksum);
    await models.remove({ id: model.id }, UNCANCELLED);
    expect(readdirSync(folder)).toEqual([]);
    await expect(attention.compute(ask, UNCANCELLED)).rejects.toMatchObject({
      code: 'model.absent',
      message: expect.stringContaining('open its file again'),
    });
    // Opened again, the very same digits are back.
    await bring(models, tinyModel());
    expect((await attention.compute(ask, UNCANCELLED)).checksum).toBe(checksum);
  });

  it.each([
    ['0 bytes', () => new Uint8Array(0), 'model.unknown', /empty: it has 0 bytes/u],
    [
      'a picture',
      () => new TextEncoder().encode('\u0089PNG\r\n'.repeat(99)),
      'model.unknown',
      /not a model file/u,
    ],
    [
      'another version',
      () => changed((file) => (file[8] = 2)),
      'model.version',
      /version 2; this lab reads version 1/u,
    ],
    ['half of it', () => tinyModel().slice(0, 4000), 'model.truncated', /4,000 of [\d,]+ bytes/u],
    ['a flipped bit', () => changed((file) => (file[9000] ^= 4)), 'model.damaged', /checksum/u],
    [
      'a size of 3 GB',
      () => changed((file) => new DataView(file.buffer).setUint32(20, 3e9, true)),
      'model.too-large',
      /2,862 MiB; a model file has at most 512/u,
    ],
    [
      'a huge head',
      () => changed((file) => new DataView(file.buffer).setUint32(12, 2e9, true)),
      'model.invalid',
      /head would be 2000000000 bytes/u,
    ],
    [
      'wrong shapes',
      () =>
        tinyModel((head) =>
          Object.assign(head, { config: { ...(head['config'] as object), dModel: 24 } }),
        ),
      'model.invalid',
      /must be 10 × 24/u,
    ],
    [
      'a number that is none',
      () => tinyModel(undefined, NaN),
      'model.invalid',
      /infinite or none at all/u,
    ],
  ])(
    'are refused with what is wrong, and nothing is left behind: %s',
    async (_, file, code, message) => {
      const { models, folder } = openLab();
      await expect(bring(models, file())).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message),
      });
      expect(existsSync(folder) ? readdirSync(folder) : []).toEqual([]);
      expect(await models.list(undefined, UNCANCELLED)).toEqual([]);
    },
  );

  it('are listed with what is wrong where a file was spoiled on disk, and left out by nobody', async () => {
    const { models, folder } = openLab();
    const { id } = await bring(models, tinyModel());
    writeFileSync(
      join(folder, `${id}.attnmodel`),
      readFileSync(join(folder, `${id}.attnmodel`)).subarray(0, 9),
    );
    const [listed] = await models.list(undefined, UNCANCELLED);
    expect(listed).toMatchObject({
      id,
      config: null,
      problem: expect.stringContaining('9 of 24 bytes'),
    });
  });

  it('leave nothing on disk when they were given up half-way, also by a crash', async () => {
    const { models, folder, dataDir, lab } = openLab();
    const ticket = await send(models, tinyModel());
    await models.forget({ ticket }, UNCANCELLED);
    expect(readdirSync(folder)).toEqual([]);
    await expect(models.bring({ ticket }, UNCANCELLED)).rejects.toMatchObject({
      code: 'file.gone',
    });
    await send(models, tinyModel());
    expect(readdirSync(folder)).toHaveLength(1);
    await lab.close();
    openLab(dataDir);
    expect(readdirSync(folder)).toEqual([]);
  });
});

function changed(change: (file: Uint8Array) => void): Uint8Array {
  const file = tinyModel();
  change(file);
  return file;
}
