/**
 * `npm run bench`: installs what the lab is compared with, into this folder only, measures, and writes RESULTS.md. Further
 * subjects are further functions in SECTIONS that give a piece of Markdown; `npm run bench -- kernels` runs one.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { encoderSection } from './encoder/section.ts';
import { kernelSection } from './kernels/section.ts';
import { threadsSection } from './kernels/threads.ts';
import { machineTable } from './tools/machine.ts';

const SECTIONS: Readonly<Record<string, () => Promise<string>>> = {
  kernels: kernelSection,
  threads: threadsSection,
  encoder: encoderSection,
};

const here = fileURLToPath(new URL('.', import.meta.url));
const results = new URL('RESULTS.md', import.meta.url);

function installPeers(): void {
  const manifest = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const missing = Object.entries(manifest.dependencies).filter(([name, version]) => {
    const installed = new URL(`node_modules/${name}/package.json`, import.meta.url);
    if (!existsSync(installed)) return true;
    return (JSON.parse(readFileSync(installed, 'utf8')) as { version: string }).version !== version;
  });
  if (missing.length === 0) return;
  console.log(`Installing ${missing.map(([name]) => name).join(', ')} …`);
  const flags = ['--no-audit', '--no-fund', '--no-package-lock', '--ignore-scripts'];
  execFileSync('npm', ['install', ...flags], { cwd: here, stdio: 'inherit' });
}

/** Replaces one section between its marks, or adds it; what others measured stays. */
function withSection(text: string, name: string, content: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const block = `${start}\n\n${content.trim()}\n\n${end}`;
  const from = text.indexOf(start);
  if (from < 0) return `${text.trim()}\n\n${block}\n`;
  return text.slice(0, from) + block + text.slice(text.indexOf(end) + end.length);
}

installPeers();
const names = process.argv.slice(2);
let text = existsSync(results) ? readFileSync(results, 'utf8') : '# Benchmark results\n';
for (const name of names.length > 0 ? names : Object.keys(SECTIONS)) {
  const section = SECTIONS[name];
  if (!section)
    throw new Error(`No such section: ${name}. There are ${Object.keys(SECTIONS).join(', ')}.`);
  text = withSection(text, 'machine', machineTable());
  text = withSection(text, name, await section());
}
writeFileSync(results, await format(text, { parser: 'markdown' }));
console.log(`Wrote ${fileURLToPath(results)}`);
process.exit();
