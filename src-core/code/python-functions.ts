import type { Facts } from './facts.ts';
import { libraryOf, type Library } from './library.ts';

/** What a Python programme may call. */
export function pythonLibrary(
  language: 'numpy' | 'pytorch',
  { run, seed, mayBlockRows }: Facts,
): Library {
  const naive = run.spec.faults.includes('no-maximum-subtraction');
  const kind = naive ? 'naive' : mayBlockRows ? 'guarded' : 'plain';
  return libraryOf({
    random_stream: RANDOM_STREAM,
    draw: draw(seed),
    sparse: SPARSE,
    put: PUT,
    waves: language === 'numpy' ? NUMPY_WAVES : TORCH_WAVES,
    gelu: GELU,
    softmax: (language === 'numpy' ? NUMPY_SOFTMAX : TORCH_SOFTMAX)[kind],
  });
}

const RANDOM_STREAM = `
def random_stream(seed, name):
    """Numbers that depend on seed and name alone: sfc32, begun with three FNV-1a hashes; twelve uniform ones less 6."""
    last = 0xFFFFFFFF
    text = name.encode("utf-16-le")
    letters = [text[i] | text[i + 1] << 8 for i in range(0, len(text), 2)]

    def begin(offset):
        value = (offset ^ seed) * 0x01000193 & last
        for letter in letters:
            value = (value ^ letter) * 0x01000193 & last
        value = (value ^ value >> 16) * 0x85EBCA6B & last
        value = (value ^ value >> 13) * 0xC2B2AE35 & last
        return value ^ value >> 16

    a, b, c = (begin(offset) for offset in (0x811C9DC5, 0x9E3779B9, 0x85EBCA6B))
    drawn = 0
    total = 0.0
    while True:
        value = a + b + drawn + 1 & last
        a, b, c = b ^ b >> 9, c + (c << 3) & last, (c << 21 | c >> 11) + value & last
        drawn += 1
        if drawn > 15:
            total += value / 2**32
            if (drawn - 15) % 12 == 0:
                yield total - 6
                total = 0.0`;

const draw = (seed: number) => `
def draw(name, rows, cols, deviation):
    stream = random_stream(${seed}, name)
    return [[next(stream) * deviation for _ in range(cols)] for _ in range(rows)]`;

const SPARSE = `
def sparse(rows, cols, entries):
    out = [[0.0] * cols for _ in range(rows)]
    for row, col, value in entries:
        out[row][col] = float(value)
    return out`;

const PUT = `
def put(matrix, name, layer, head):
    for row, col, value in changes.get(f"{name} {layer} {head}", []):
        matrix[row, col] = value`;

const GELU = `
def gelu(x):
    return x * 0.5 * (1 + np.vectorize(math.erf)(x / math.sqrt(2)))`;

const NUMPY_WAVES = `
def waves(rows, cols):
    """Sine in even columns, cosine in odd ones, from short waves to long (Vaswani et al. 2017, section 3.5)."""
    column = np.arange(cols)
    angle = np.arange(rows)[:, None] * 10000.0 ** (-(column - column % 2) / cols)
    return np.where(column % 2 == 0, np.sin(angle), np.cos(angle))`;

const TORCH_WAVES = `
def waves(rows, cols):
    """Sine in even columns, cosine in odd ones, from short waves to long (Vaswani et al. 2017, section 3.5)."""
    column = torch.arange(cols)
    angle = torch.arange(rows)[:, None] * 10000.0 ** (-(column - column % 2) / cols)
    return torch.where(column % 2 == 0, torch.sin(angle), torch.cos(angle))`;

const NUMPY_SOFTMAX = {
  plain: `
def softmax(scores, axis):
    powers = np.exp(scores - scores.max(axis=axis, keepdims=True))
    return powers / powers.sum(axis=axis, keepdims=True)`,
  guarded: `
def softmax(scores, axis):
    """A row of nothing but -inf gives zeros."""
    top = scores.max(axis=axis, keepdims=True)
    powers = np.exp(scores - np.where(top == -np.inf, 0.0, top))
    total = powers.sum(axis=axis, keepdims=True)
    return powers / np.where(total == 0, 1.0, total)`,
  naive: `
def softmax(scores, axis):
    powers = np.exp(scores)
    return powers / powers.sum(axis=axis, keepdims=True)`,
};

const TORCH_SOFTMAX = {
  plain: `
def softmax(scores, axis):
    return torch.softmax(scores, dim=axis)`,
  guarded: `
def softmax(scores, axis):
    """A row of nothing but -inf gives zeros."""
    some = (scores > -torch.inf).any(dim=axis, keepdim=True)
    return torch.where(some, torch.softmax(scores, dim=axis), 0.0)`,
  naive: `
def softmax(scores, axis):
    powers = torch.exp(scores)
    return powers / powers.sum(dim=axis, keepdim=True)`,
};
