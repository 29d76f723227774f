import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_SPEC } from '#core/experiment';
import { createLab } from '#main/services/create-lab.ts';
import { defaultDataFolder } from '#main/services/data-folder.ts';
import { lockInstance } from '#main/services/storage/index.ts';
import { temporaryFolder, testLab, UNCANCELLED, WORKER_URL } from '../support/lab.ts';

describe('the data folder', () => {
  it.each([
    ['linux', {}, '/home/ada/.local/share/attention-lab'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/data/attention-lab'],
    ['darwin', {}, '/home/ada/Library/Application Support/Attention Lab'],
    ['win32', { APPDATA: '/roaming' }, '/roaming/Attention Lab'],
  ] as const)('follows the conventions of %s %o', (platform, env, expected) => {
    expect(defaultDataFolder(platform, env, '/home/ada').replaceAll('\\', '/')).toBe(expected);
  });

  it('that cannot be written is named, with a way out', () => {
    const file = join(temporaryFolder(), 'a file');
    writeFileSync(file, '');
    const dataDir = join(file, 'lab');
    expect(() => createLab({ dataDir, host: 'test', version: '0', workerUrl: WORKER_URL })).toThrow(
      expect.objectContaining({
        code: 'data.unwritable',
        message: expect.stringMatching(/cannot write.*--data-dir/) as unknown,
      }),
    );
  });

  it('is held by one lab at a time, and the second is told where the first is', async () => {
    const folder = temporaryFolder();
    const lab = createLab({ dataDir: folder, host: 'test', version: '0', workerUrl: WORKER_URL });
    lab.announce('http://127.0.0.1:1234/?token=abc');
    expect(statSync(join(folder, 'instance.json')).mode & 0o077).toBe(0);
    expect(() => lockInstance(folder)).toThrow(
      expect.objectContaining({
        code: 'data.in-use',
        message: expect.stringContaining('http://127.0.0.1:1234/?token=abc') as unknown,
        details: { pid: process.pid, host: 'test', address: 'http://127.0.0.1:1234/?token=abc' },
      }),
    );
    await lab.close();
    lockInstance(folder).release();
  });

  it('is free again after the lab that held it was killed', async () => {
    const folder = temporaryFolder();
    const holder = spawn(
      process.execPath,
      [
        '--input-type=module',
        '-e',
        `
        import { lockInstance } from ${JSON.stringify(new URL('../../src-main/services/storage/instance-lock.ts', import.meta.url).href)};
        globalThis.lock = lockInstance(${JSON.stringify(folder)});
        lock.announce({ pid: process.pid, host: 'test', address: null });
        console.log('held');
        setInterval(() => {}, 1000);`,
      ],
      { cwd: process.cwd(), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    onTestFinished(() => void holder.kill('SIGKILL'));
    await once(holder.stdout, 'data');
    expect(() => lockInstance(folder)).toThrow(expect.objectContaining({ code: 'data.in-use' }));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    lockInstance(folder).release();
  });
});

describe('the lab', () => {
  it('saves an experiment with the checksum of its digits, and tells who listens', async () => {
    const lab = testLab(undefined, () => 1234);
    let told = 0;
    lab.onExperimentsChanged(() => told++);
    const { experiments } = lab.implementation;
    const saved = await experiments.save(
      { id: null, revision: 0, name: 'It', spec: DEFAULT_SPEC },
      UNCANCELLED,
    );
    const { checksum } = await lab.implementation.attention.compute(
      { spec: DEFAULT_SPEC, parts: [], checksum: true },
      UNCANCELLED,
    );
    expect(saved).toMatchObject({ name: 'It', revision: 1, createdAt: 1234, checksum });
    const desk = { experimentId: saved.id, revision: 1, name: 'It', spec: DEFAULT_SPEC };
    expect(await lab.implementation.draft.get(undefined, UNCANCELLED)).toEqual(desk);
    expect(told).toBe(1);
    await experiments.remove({ id: saved.id }, UNCANCELLED);
    await experiments.restore({ id: saved.id }, UNCANCELLED);
    expect(told).toBe(3);
    expect(await experiments.list(undefined, UNCANCELLED)).toHaveLength(1);
  });

  it('saves what cannot be computed too', async () => {
    const { experiments } = testLab().implementation;
    const spec = { ...DEFAULT_SPEC, text: '' };
    const saved = await experiments.save(
      { id: null, revision: 0, name: 'Empty', spec },
      UNCANCELLED,
    );
    expect(saved).toMatchObject({ checksum: null, spec });
  });

  it('keeps the draft and the settings over a restart', async () => {
    const folder = temporaryFolder();
    const first = createLab({ dataDir: folder, host: 'test', version: '0', workerUrl: WORKER_URL });
    const draft = {
      experimentId: null,
      revision: 0,
      name: 'In work',
      spec: { ...DEFAULT_SPEC, text: 'half a sen' },
    };
    await first.implementation.draft.put(draft, UNCANCELLED);
    await first.implementation.settings.put({ theme: 'dark', decimals: 4 }, UNCANCELLED);
    await first.close();
    const { implementation } = testLab(folder);
    expect(await implementation.draft.get(undefined, UNCANCELLED)).toEqual(draft);
    expect(await implementation.settings.get(undefined, UNCANCELLED)).toEqual({
      theme: 'dark',
      decimals: 4,
    });
    await implementation.draft.clear(undefined, UNCANCELLED);
    expect(await implementation.draft.get(undefined, UNCANCELLED)).toBeNull();
  });

  it('backs up at the start what an earlier run left', async () => {
    const folder = temporaryFolder();
    const first = createLab({ dataDir: folder, host: 'test', version: '0', workerUrl: WORKER_URL });
    await first.close();
    expect(existsSync(join(folder, 'backups'))).toBe(true);
  });

  it('lets go of the folder when it cannot open the database', () => {
    const folder = temporaryFolder();
    const stored = new URL('../fixtures/storage/v1.sqlite', import.meta.url);
    const bytes = readFileSync(stored);
    bytes.writeUInt32BE(999, 60); // SQLite keeps user_version at byte 60 of the header
    writeFileSync(join(folder, 'lab.sqlite'), bytes);
    chmodSync(join(folder, 'lab.sqlite'), 0o600);
    expect(() => testLab(folder)).toThrow(expect.objectContaining({ code: 'data.newer' }));
    lockInstance(folder).release();
  });
});
