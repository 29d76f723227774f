import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { fakeProgram } from './fake-program.ts';
import { ROOT, startProcess, type Started } from './process.ts';

const START = ['src-main/start.ts', '--no-open'];

async function openedAt(started: Started): Promise<string> {
  return (await started.waitFor(/http:\S+token=\S+/))[0];
}

test('npm start says in one line why there is no Electron, prints the address, and ends on Ctrl+C', async ({
  dataDir,
  trappedBrowser,
}) => {
  const lab = startProcess([...START, `--data-dir=${dataDir}`]);
  const address = await openedAt(lab);
  expect(lab.said()).toMatch(/Electron is not used because .*; the lab runs in your browser\.\n/);
  const page = await trappedBrowser.newPage();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  expect(page.url()).not.toContain('token');
  await page.close();
  expect(await lab.end('SIGINT')).toBe(0);
});

test('a second lab on the same data says where the first is and changes nothing', async ({
  dataDir,
}) => {
  const first = startProcess([...START, `--data-dir=${dataDir}`]);
  const address = await openedAt(first);
  await first.waitFor(/Ctrl\+C/);
  const second = startProcess([...START, `--data-dir=${dataDir}`]);
  await second.waitFor(/already runs/);
  expect(second.said()).toContain(address);
  expect(await second.ended()).toBe(1);
  expect(first.child.exitCode).toBeNull();
  await first.end('SIGINT');
  const third = startProcess([...START, `--data-dir=${dataDir}`]);
  await openedAt(third);
  await third.end('SIGINT');
});

test('a data folder that cannot be written is named', async ({ dataDir }) => {
  const file = join(dataDir, 'file');
  writeFileSync(file, '');
  const lab = startProcess([...START, `--data-dir=${join(file, 'lab')}`]);
  await lab.waitFor(/cannot write to its data folder .*--data-dir=PATH/);
  expect(await lab.ended()).toBe(1);
});

test('a port in use is named, and the data folder is free again', async ({ dataDir }) => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address() as AddressInfo;
  const lab = startProcess([...START, `--data-dir=${dataDir}`, `--port=${port}`]);
  await lab.waitFor(new RegExp(`Port ${port} is used by another program.*--port`));
  expect(await lab.ended()).toBe(1);
  taken.close();
  const again = startProcess([...START, `--data-dir=${dataDir}`, `--port=${port}`]);
  expect(await openedAt(again)).toContain(`:${port}/`);
  await again.end('SIGINT');
});

test('an option that does not exist is refused by name', async () => {
  const lab = startProcess(['src-main/start.ts', '--prot=1']);
  await lab.waitFor(/--prot/);
  expect(await lab.ended()).toBe(1);
});

test('where Electron’s runtime is, npm start opens it on the chosen data', async ({ dataDir }) => {
  const electron = fakeProgram(join(dataDir, 'runtime'), 'electron', 0);
  const lab = startProcess(['src-main/start.ts', '--data-dir', join(dataDir, 'data')], {
    DISPLAY: ':0',
    ELECTRON_OVERRIDE_DIST_PATH: join(dataDir, 'runtime'),
  });
  expect(await lab.ended()).toBe(0);
  expect(electron.started()).toEqual({ args: [ROOT], dataDir: join(dataDir, 'data') });
});

test('--host=electron without a display says what is missing and starts nothing else', async ({
  dataDir,
}) => {
  const lab = startProcess(['src-main/start.ts', '--host=electron', `--data-dir=${dataDir}`]);
  await lab.waitFor(/Electron cannot be used: there is no display here/);
  expect(await lab.ended()).toBe(1);
});

test('the loopback host opens an app window with an address that lets in once', async ({
  dataDir,
  trappedBrowser,
}) => {
  const chromium = fakeProgram(join(dataDir, 'bin'), 'chromium');
  const lab = startProcess(['src-main/start.ts', '--host=loopback', `--data-dir=${dataDir}`], {
    DISPLAY: ':0',
    PATH: join(dataDir, 'bin'),
  });
  const printed = await openedAt(lab);
  await expect
    .poll(() => chromium.started()?.args[0])
    .toMatch(/^--app=http:\/\/127\.0\.0\.1:\d+\/\?token=/);
  const address = chromium.started()?.args[0]?.replace('--app=', '') ?? '';
  expect(address).not.toBe(printed);
  const page = await trappedBrowser.newPage();
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 1, name: 'Home' })).toBeVisible();
  await page.close();
  const late = await trappedBrowser.newContext();
  const refused = await (await late.newPage()).goto(address);
  expect(refused?.status()).toBe(403);
  await late.close();
  await lab.waitFor(/Ctrl\+C/);
  expect(lab.said()).not.toContain('No window could be opened');
  expect(await lab.end('SIGINT')).toBe(0);
});

test('the Electron host says in a dialog that another lab holds the data', async ({ dataDir }) => {
  const first = startProcess([...START, `--data-dir=${dataDir}`]);
  const address = await openedAt(first);
  const second = startProcess(['--import', './test/standin/register.ts', 'out/main/electron.js'], {
    ATTENTION_LAB_DATA_DIR: dataDir,
  });
  await second.waitFor(/Attention Lab cannot start: .*already runs/);
  expect(second.said()).toContain(address);
  expect(await second.ended()).toBe(1);
  await first.end('SIGINT');
});

test('the Electron host says in a dialog that its data folder cannot be written', async ({
  dataDir,
}) => {
  writeFileSync(join(dataDir, 'file'), '');
  const lab = startProcess(['--import', './test/standin/register.ts', 'out/main/electron.js'], {
    ATTENTION_LAB_DATA_DIR: join(dataDir, 'file', 'lab'),
  });
  await lab.waitFor(/Attention Lab cannot start: .*cannot write to its data folder/);
  expect(await lab.ended()).toBe(1);
});
