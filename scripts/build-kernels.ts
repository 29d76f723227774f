/**
 * Compiles the AssemblyScript kernels into `src-core/kernels/kernel-bytes.ts`, a module that every host can import
 * without a file path or a request. Run it by `npm run build:kernels` after a change in `src-core/kernels/assembly`;
 * with --check it writes nothing and fails where the committed module is not what it would write.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const root = fileURLToPath(new URL('..', import.meta.url));
const generated = join(root, 'src-core/kernels/kernel-bytes.ts');

const COMMON = ['--runtime', 'stub', '--noAssert', '--importMemory', '--maximumMemory', '32768'];
// Level 1: higher levels reorder the register tile and make it spill (see assembly/tile.ts).
const SPEED = ['--optimizeLevel', '1', '--enable', 'simd'];
const RELAXED = ['--enable', 'relaxed-simd'];
const SHARED = ['--enable', 'threads', '--sharedMemory'];

const FAST = 'src-core/kernels/assembly/index.ts';
const BUILDS = {
  relaxed: [FAST, ...RELAXED],
  relaxedShared: [FAST, ...RELAXED, ...SHARED],
  plain: [FAST],
  plainShared: [FAST, ...SHARED],
  exact: ['src-core/kernels/assembly/exact.ts'],
};

/** One build as bytes. */
async function compileKernels(options: readonly string[]): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [...options, '--outFile', 'kernels.wasm', ...COMMON, ...SPEED],
    {
      readFile: (name, baseDirectory) => {
        try {
          return readFileSync(join(root, baseDirectory, name), 'utf8');
        } catch {
          return null;
        }
      },
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = contents;
      },
      listFiles: () => null,
    },
  );
  if (error || !binary) throw new Error(`${stderr.toString()}\n${error?.message ?? 'no output'}`);
  return binary;
}

/** The text of the generated module. */
async function generateKernelModule(): Promise<string> {
  const lines = [
    '// Made by `npm run build:kernels` from src-core/kernels/assembly; do not edit.',
    '',
    '/** The compiled kernels, as base64: with fused multiply-add or plain, for shared memory or not; float64. */',
    'export const KERNEL_BYTES = {',
  ];
  for (const [name, options] of Object.entries(BUILDS)) {
    const base64 = Buffer.from(await compileKernels(options)).toString('base64');
    lines.push(`  ${name}:`, `    '${base64}',`);
  }
  return [...lines, '} as const;', ''].join('\n');
}

const text = await generateKernelModule();
if (!process.argv.includes('--check')) {
  writeFileSync(generated, text);
  console.log(`Wrote ${text.length} characters to src-core/kernels/kernel-bytes.ts`);
} else if (readFileSync(generated, 'utf8') !== text) {
  console.error(
    'src-core/kernels/kernel-bytes.ts is not what its AssemblyScript compiles to; run npm run build:kernels',
  );
  process.exitCode = 1;
}
