import asc from 'assemblyscript/asc';

/** Ten independent chains of multiply-adds on 4 lanes: more than any processor has in flight, and nothing else. */
const SOURCE = `
export function run(steps: i32): f32 {
  const x = v128.load_splat<f32>(16), y = v128.load_splat<f32>(20);
  ${names('let a# = f32x4.splat(#)')}
  for (let i = 0; i < steps; i++) {
    ${names('a# = f32x4.relaxed_madd(x, y, a#)')}
  }
  ${names('a0 = f32x4.add(a0, a#)')}
  return f32x4.extract_lane(a0, 0);
}`;

const CHAINS = 10;

function names(pattern: string): string {
  return Array.from({ length: 10 }, (_, i) => `${pattern.replaceAll('#', String(i))};`).join(' ');
}

/** The most that 128-bit fused multiply-adds can do on one core of this machine, as a loop to time. */
export async function fmaLimit(): Promise<{ run: () => void; operations: number }> {
  let binary: BufferSource | undefined;
  const flags = [
    '--initialMemory',
    '1',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--enable',
    'relaxed-simd',
  ];
  const { error } = await asc.main(
    ['limit.ts', '-o', 'limit.wasm', '--optimizeLevel', '1', ...flags],
    {
      readFile: (name) => (name === 'limit.ts' ? SOURCE : null),
      writeFile: (_name, contents) => {
        if (typeof contents !== 'string') binary = Uint8Array.from(contents);
      },
      listFiles: () => null,
    },
  );
  if (error || !binary) throw error ?? new Error('The limit loop did not compile.');
  const { instance } = await WebAssembly.instantiate(binary);
  const run = instance.exports.run as (steps: number) => number;
  const steps = 200_000;
  return { run: () => void run(steps), operations: steps * CHAINS * 4 * 2 };
}
