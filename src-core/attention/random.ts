/** A stream of numbers that depends on its seed and name alone: the same on every machine. */
export interface RandomStream {
  /** The next integer in [0, 2³²). */
  uint32(): number;
  /** The next number in [0, 1), a multiple of 2⁻³². */
  uniform(): number;
  /**
   * The next number with mean 0 and variance 1, bell-shaped within ±6: the sum of twelve uniform
   * numbers less 6. It needs additions only, so no engine's rounding of log or cos can change a digit.
   */
  normal(): number;
}

/**
 * A stream for one purpose, named by `name` (such as `W_Q` or `word:cat`), so that asking for more of
 * one thing never shifts another. Integer arithmetic throughout (Chris Doty-Humphrey's sfc32).
 */
export function randomStream(seed: number, name: string): RandomStream {
  let [a, b, c] = hashWords(seed, name);
  let counter = 1;
  function uint32(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
  for (let i = 0; i < 15; i++) uint32();
  const uniform = () => uint32() / 2 ** 32;
  function normal(): number {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum - 6;
  }
  return { uint32, uniform, normal };
}

/** Three well-mixed 32-bit words from a seed and a name (FNV-1a with three offsets, then MurmurHash3's finish). */
function hashWords(seed: number, name: string): [number, number, number] {
  const words = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b].map((offset) => {
    let hash = Math.imul(offset ^ seed, 0x01000193);
    for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    hash ^= hash >>> 16;
    hash = Math.imul(hash, 0x85ebca6b);
    hash ^= hash >>> 13;
    hash = Math.imul(hash, 0xc2b2ae35);
    return hash ^ (hash >>> 16);
  });
  return [words[0], words[1], words[2]];
}
