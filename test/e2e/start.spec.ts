import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';
import { startProcess, type Started } from './process.ts';

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
  await expect(page.getByRole('grid')).toBeVisible();
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
