import type { AnyStage, ExperimentSpec } from '#core/experiment';
import type { Step } from './steps.ts';
import { texOf, unmarked, type Mark } from './tex-symbols.ts';

/** A step as a formula of whole matrices or, where that says more, of one entry (i, j); in LaTeX. */
export function formulaOf(
  { stage, kind, inputs }: Step,
  spec: ExperimentSpec,
  mark: Mark = unmarked,
): string {
  const symbol = (of: AnyStage, index = '') => {
    const tex = texOf(of);
    // An index beside one of the symbol's own, such as σ₁, goes below it together with it.
    const [, base = tex, own = ''] = /^(.*)_(\w+)$/u.exec(tex) ?? [];
    if (!index) return mark(of, tex);
    return mark(of, own ? `${base}_{${own},\\,${index}}` : `${tex}_{${index}}`);
  };
  const [a = stage, b = stage, c] = inputs;
  const left = (index = '') => `${symbol(stage, index)} = `;
  switch (kind) {
    case 'given':
      return `${symbol(stage)} \\text{ is given}`;
    case 'sum':
      return `${left()}${symbol(a)} + ${symbol(b)}`;
    case 'project':
      return `${left()}${symbol(a)}\\,${symbol(b)}${c ? ` + ${symbol(c)}` : ''}`;
    case 'dot':
      return `${left()}${symbol(a)}\\,${mark(b, `${texOf(b)}^{\\top}`)}`;
    case 'scale': {
      const divisors = divisorsOf(spec);
      return divisors ? `${left()}\\frac{${symbol(a)}}{${divisors}}` : `${left()}${symbol(a)}`;
    }
    case 'pass':
      return `${left()}${symbol(a)}`;
    case 'mask': {
      const blocked = spec.faults.includes('zero-for-minus-infinity') ? '0' : '-\\infty';
      return `${left('ij')}\\begin{cases} ${symbol(a, 'ij')} & \\text{if } ${symbol(b, 'ij')} = 1 \\\\ ${blocked} & \\text{otherwise} \\end{cases}`;
    }
    case 'softmax': {
      const other = spec.faults.includes('softmax-over-queries') ? 'kj' : 'ik';
      const late = inputs.includes('mask') ? `\\cdot ${symbol('mask', 'ij')}` : '';
      return `${left('ij')}\\frac{e^{${symbol(a, 'ij')}}}{\\sum_k e^{${symbol(a, other)}}}${late}`;
    }
    case 'blend':
      return `${left()}${symbol(a)}\\,${symbol(b)}`;
    case 'concat':
      return `${left()}[\\,${mark(a, '\\mathrm{head}_1')} \\;\\; \\cdots \\;\\; ${mark(a, `\\mathrm{head}_{${spec.model.heads}}`)}\\,]`;
    case 'mean':
      return `${left('i')}\\frac{1}{d}\\sum_j ${symbol(a, 'ij')}`;
    case 'deviation':
      return `${left('i')}\\sqrt{\\frac{1}{d}\\sum_j (${symbol(a, 'ij')} - ${symbol(b, 'i')})^2 + \\varepsilon}`;
    case 'standardize':
      return `${left('ij')}\\frac{${symbol(a, 'ij')} - ${symbol(b, 'i')}}{${symbol(c ?? stage, 'i')}}`;
    case 'gain':
      return `${left()}${symbol(b)} \\odot ${symbol(a)} + ${symbol(c ?? stage)}`;
    case 'activate': {
      const gelu =
        spec.model.kind === 'encoder' ||
        ('activation' in spec.model && spec.model.activation === 'gelu');
      return `${left()}\\mathrm{${gelu ? 'GELU' : 'ReLU'}}(${symbol(a)})`;
    }
  }
}

/** What scores are divided by, in LaTeX; empty when nothing is divided. */
function divisorsOf({ scaling, faults, temperature }: ExperimentSpec): string {
  const tempered = temperature === 1 ? '' : 'T';
  const size = (() => {
    if (faults.includes('no-scaling')) return '';
    if (faults.includes('d-model-for-d-k')) return '\\sqrt{d_{\\mathrm{model}}}';
    if (scaling.kind === 'sqrt_d_k') return '\\sqrt{d_k}';
    return scaling.kind === 'custom' ? String(scaling.divisor) : '';
  })();
  return [size, tempered].filter(Boolean).join(' \\cdot ');
}
