/**
 * `npm run verify:minilm -- CHECKPOINT_FOLDER`: runs the trained model with PyTorch (expected.py), with the lab on the original
 * float32 weights, and with the lab on the shipped file; records the differences in docs/verify-minilm.md.
 * PYTHON names a Python with torch, transformers, tokenizers and safetensors.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runExperiment, sentenceVector } from '#core/experiment';
import {
  distanceOf,
  expectedCases,
  SHIPPED,
  trained,
  useModelFile,
  type Distance,
} from '../../test/support/minilm.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const FIXTURES = join(ROOT, 'test/fixtures/minilm');
const [checkpoint] = process.argv.slice(2);
if (!checkpoint) throw new Error('Name the folder of the checkpoint (config.json, vocab.txt, …).');

function python(...args: string[]): void {
  const { status } = spawnSync(process.env['PYTHON'] ?? 'python3', args, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${args[0] ?? ''} failed.`);
}

function distances(path: string): Distance[] {
  useModelFile(path);
  return expectedCases().map((one) => {
    const run = runExperiment(trained(one.text));
    return distanceOf(run, one, sentenceVector(run));
  });
}

const folder = mkdtempSync(join(tmpdir(), 'attention-minilm-'));
try {
  python(join(import.meta.dirname, 'expected.py'), checkpoint, FIXTURES);
  const original = join(folder, 'original.attnmodel');
  python(join(ROOT, 'tools/convert-minilm/convert.py'), checkpoint, original, '--dtype', 'float32');
  const [exact, shipped] = [distances(original), distances(SHIPPED)];
  const { versions } = JSON.parse(readFileSync(join(FIXTURES, 'expected.json'), 'utf8')) as {
    versions: Record<string, string>;
  };
  const cells = ({ attention, hidden, cosine }: Distance) => [
    attention.toExponential(1),
    hidden.toExponential(1),
    cosine.toFixed(7),
  ];
  const rows = expectedCases().map(({ ids, text }, i) => {
    const short = text.length > 44 ? `${text.slice(0, 43)}…` : text;
    const name = short.replaceAll('|', '\\|').replaceAll('<', '\\<').replaceAll('&', '\\&');
    return `| ${[name, ids.length, ...cells(exact[i]), ...cells(shipped[i])].join(' | ')} |`;
  });
  const worst = (of: Distance[], part: 'attention' | 'hidden') =>
    Math.max(...of.map((one) => one[part])).toExponential(1);
  const told = Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
  writeFileSync(
    join(ROOT, 'docs/verify-minilm.md'),
    `# The trained model, compared with PyTorch

\`npm run verify:minilm -- CHECKPOINT_FOLDER\` computes all-MiniLM-L6-v2 with PyTorch and transformers (float32), and compares every layer’s attention and hidden
states with the lab’s. It needs Python and the original checkpoint, and so is not part of \`npm test\`, which compares the shipped file with the stored
numbers (\`test/fixtures/minilm\`; of long sentences six rows are kept).

With the original float32 weights attention differs by at most ${worst(exact, 'attention')} (bound 1e-5) and hidden states by ${worst(exact, 'hidden')} (bound 1e-4). With the shipped
float16 file attention differs by at most ${worst(shipped, 'attention')} (bound 0.02), hidden states by ${worst(shipped, 'hidden')}. The last columns are cosines of sentence vectors (bound 0.999).

Last run: ${told}.

| sentence | pieces | float32: attention | hidden | cosine | shipped: attention | hidden | cosine |
| --- | ${'---: | '.repeat(7)}
${rows.join('\n')}

## What is tested where

| what must hold | where |
| --- | --- |
| pieces as HuggingFace’s tokenizers cut them, over 2,500 strings | \`test/core/encoder/truth.test.ts\` |
| float32: attention ≤ 1e-5, hidden ≤ 1e-4, over 14 sentences | the table above; in small \`test/core/encoder/converted.test.ts\` |
| shipped file: attention ≤ 0.02, cosine ≥ 0.999; one word, 256 pieces, accents, unknown characters | \`test/core/encoder/truth.test.ts\` |
| any BERT-like checkpoint of up to 12 layers can be converted | \`test/core/encoder/converted.test.ts\` |
| the fast way gives the digits of the plain one | \`test/core/kernels/exact-steps.test.ts\` |
| each number is the sum of its terms; heads, words, temperature, mask and scores can be changed | \`test/core/encoder/experiment.test.ts\` |
| truncated, bit-flipped, hostile files | \`test/core/encoder/file.test.ts\`, \`test/main/own-models.test.ts\` |
| 10,000 words, spaces, control characters, a script without pieces | \`test/core/encoder/experiment.test.ts\` |
| typed, opened, followed to a sum, switched off, saved, restarted; a file of one’s own | \`test/e2e/trained.spec.ts\` |
| time, memory, loading beside onnxruntime | \`npm run bench -- encoder\`, \`test/bench/RESULTS.md\` |
`,
  );
  console.log(`float32: ${worst(exact, 'attention')}, shipped: ${worst(shipped, 'attention')}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
