import type { ExplainedTerm, Explanation } from '#core/attention';
import type { ExperimentSpec } from '#core/experiment';
import type { AxisNames } from './axis.ts';
import { divisorPieces } from './divisor-name.ts';
import { maskEdited, maskReason } from './mask-reason.ts';
import { figure, share, significant } from './numbers.ts';
import { productsOf } from './products.ts';
import { stageInfo } from './stages.ts';
import { piece, plain, raised, sumPieces, type Piece, type Products } from './sum-pieces.ts';
import { noteOf } from './trace-words.ts';

/** How a number was made, in a few lines. Every digit is of the computed run. */
export interface HowMade {
  readonly lines: readonly (readonly Piece[])[];
  readonly terms: Products | null;
  readonly note: string | null;
}

/** What the sentences need besides the numbers themselves. */
export interface Reading extends AxisNames {
  readonly spec: ExperimentSpec;
  readonly dK: number;
  readonly dModel: number;
  /** Decimals of its numbers; two where nothing is said. */
  readonly decimals?: number | undefined;
}

/** The number that a number simply comes from: what softmax, mask and scaling are done to; null where sums begin. */
export function comesFrom({
  rule,
  terms,
  override,
}: Explanation): ExplainedTerm['sources'][number]['address'] {
  const [only, mask] = terms;
  if (override || rule === 'given' || !only || terms.length > 2) return null;
  if (terms.length === 2 && mask?.rule !== 'mask') return null;
  if (mask && mask.value !== 0) return null;
  if (only.sources.some(isMaskZero)) return null;
  const leads = only.sources.flatMap(({ address }) => (address ? [address] : []));
  const [first, second] = leads;
  return second && second.stage !== 'mask' ? null : (first ?? null);
}

/** How a number was made: its chain begins with its own explanation and goes on as `comesFrom` says. */
export function howMade(chain: readonly Explanation[], reading: Reading): HowMade | null {
  const [first] = chain;
  const last = chain.at(-1);
  if (!first || !last) return null;
  const lines = chain.map((step) => lineOf(step, reading)).filter((line) => line.length > 0);
  const terms = last.override ? null : productsOf(last, reading);
  return { lines, terms, note: notes(chain, reading) };
}

function notes(chain: readonly Explanation[], reading: Reading): string | null {
  const [first] = chain;
  const said = chain.flatMap((step) => {
    const { address, rule, override, terms } = step;
    const { row, col } = address;
    if (override) return [`${stageInfo(address.stage).noun}: ${noteOf(step, digitsOf(reading))}.`];
    if (rule === 'given') return step === first ? [GIVEN] : [];
    if (terms.length === 0) return [blockedNote(reading)];
    const blocked = terms.find((term) => term.rule === 'mask' && term.value !== 0);
    if (blocked) return [whyMasked(blocked, reading)];
    if (step !== first) return [];
    const late =
      address.stage === 'weights' && terms.some(({ sources }) => sources.some(isMaskZero));
    if (late) return [`${maskReason(reading, row, col)} Here that comes too late: after softmax.`];
    const zero =
      address.stage === 'masked' && terms.some(({ sources }) => sources.some(isMaskZero));
    if (zero)
      return [
        `${maskReason(reading, row, col)} Here its score is set to 0 in place of −∞, and e⁰ is 1.`,
      ];
    return firstNote(step, reading);
  });
  return said.length > 0 ? said.map(capital).join(' ') : null;
}

const GIVEN =
  'This number is given: an input of the experiment, or learned. Nothing in this run made it.';

/** What is worth saying of a number that is made as it should be. */
function firstNote({ address, divisor, terms }: Explanation, { spec }: Reading): string[] {
  const [only] = divisor;
  if (address.stage === 'weights' && spec.faults.includes('softmax-over-queries'))
    return [
      'Softmax runs down the column here, by mistake: the columns sum to 1, the rows do not.',
    ];
  if (address.stage === 'weights' && divisor.length === 1)
    return ['There is only one word to look at, so it gets everything.'];
  if (address.stage === 'scaled' && only?.value === 1)
    return ['Nothing is divided: the divisor and the temperature are 1.'];
  if (address.stage === 'masked' && terms.length > 1)
    return ['The mask lets this pair through: the scaled score stays as it is.'];
  return [];
}

function blockedNote({ spec }: Reading): string {
  const line = spec.faults.includes('softmax-over-queries') ? 'column' : 'row';
  return `Every score of this ${line} is masked, so there is nothing to share out: softmax would be 0 ÷ 0. The lab defines the whole ${line} as 0.`;
}

function isMaskZero({ address, value }: ExplainedTerm['sources'][number]): boolean {
  return address?.stage === 'mask' && value === 0;
}

function whyMasked({ sources }: ExplainedTerm, reading: Reading): string {
  const at = sources[0]?.address;
  if (!at) return '';
  const { layer, row, col } = at;
  const ablated = reading.spec.ablations.some((one) => one.kind === 'token' && one.token === col);
  const why =
    !ablated && maskEdited(reading.spec, layer, row, col)
      ? 'This cell of the mask was set to 0 by hand.'
      : maskReason(reading, row, col);
  return `${why} Its score becomes −∞, and e to that power is exactly 0.`;
}

function lineOf(step: Explanation, reading: Reading): Piece[] {
  const { rule, terms, divisor, value, override, address } = step;
  const { role } = stageInfo(address.stage);
  const { decimals } = reading;
  const [only] = terms;
  if (rule === 'given' || !only) return [];
  if (override)
    return [
      piece(figure(value, decimals), role),
      plain(' in place of '),
      piece(figure(step.computed, decimals), role),
    ];
  if (rule === 'root')
    return [
      piece(figure(value, decimals), role),
      plain(' = √'),
      plain(
        significant(
          terms.reduce((sum, term) => sum + term.value, 0),
          digitsOf(reading),
        ),
      ),
    ];
  if (only.rule === 'exponential') return shareLine(step, only, reading);
  if (rule === 'quotient') return quotientLine(step, reading);
  const blocked = terms.find((term) => term.rule === 'mask');
  if (blocked)
    return blocked.value === 0
      ? []
      : [
          piece(figure(only.value, decimals), 's'),
          plain(' → '),
          piece(figure(value, decimals), 's'),
        ];
  if (terms.length === 1 && only.sources.length === 1) return unchangedLine(step);
  const products = productsOf(step, reading)?.list ?? [];
  const blend = address.stage === 'headOutput';
  const write = ({ value: factor, role: of }: { value: number; role?: unknown }) =>
    blend && of === 'w' ? share(factor, decimals) : figure(factor, decimals);
  return [
    piece(figure(value, decimals), role),
    plain(' = '),
    ...sumPieces(products, write),
    ...tail(divisor),
  ];
}

const tail = (divisor: readonly unknown[]) => (divisor.length > 0 ? [plain(' ÷ …')] : []);

/** `a = e^s ⁄ Σ e^s = 1.5 ⁄ 42`: less the maximum, as it is computed, where e^s would be too large to show. */
function shareLine(
  { value, divisor }: Explanation,
  { value: part, sources }: ExplainedTerm,
  reading: Reading,
): Piece[] {
  const { decimals } = reading;
  const digits = digitsOf(reading);
  const [score, max, late] = sources;
  const total = divisor.reduce((sum, term) => sum + term.value, 0);
  const most = max?.value ?? 0;
  const shift = Math.abs(most) > 30 || !Number.isFinite(most);
  const scale = shift ? 1 : Math.exp(most);
  const less = shift ? ` ${most < 0 ? '+' : '−'} ${figure(Math.abs(most), decimals)}` : '';
  const masked = late ? [plain(' · mask')] : [];
  if (score?.value === -Infinity)
    return [
      ...[piece('a', 'w'), plain(' = e'), raised('−∞', 's'), plain(' ⁄ Σ e'), raised('s', 's')],
      // Where every score is −∞ and no maximum is taken off, the sum is 0 too.
      plain(Number.isNaN(value) ? ` = 0 ⁄ 0 = ${figure(value, decimals)}` : ' = 0'),
    ];
  return [
    ...[
      piece('a', 'w'),
      plain(' = e'),
      raised(figure(score?.value ?? NaN, decimals) + less, 's'),
      ...masked,
    ],
    ...[plain(' ⁄ Σ e'), raised(`s${less}`, 's')],
    plain(` = ${significant(part * scale, digits)} ⁄ ${significant(total * scale, digits)}`),
    ...(Number.isFinite(value) ? [] : [plain(` = ${figure(value, decimals)}`)]),
  ];
}

function quotientLine(step: Explanation, reading: Reading): Piece[] {
  const { address, value, terms, divisor } = step;
  const { decimals } = reading;
  const { role } = stageInfo(address.stage);
  const [score, mean] = terms;
  const [only] = divisor;
  if (!score || !only) return [];
  if (address.stage === 'scaled') return divisorPieces(value, score.value, only, reading);
  const less = mean
    ? ` ${mean.value < 0 ? '−' : '+'} ${figure(Math.abs(mean.value), decimals)}`
    : '';
  return [
    ...[piece(figure(value, decimals), role), plain(' = (x − μ) ÷ σ = ')],
    plain(
      `(${figure(score.value, decimals)}${less}) ÷ ${significant(only.value, digitsOf(reading))}`,
    ),
  ];
}

/** A number that is passed on as it is, such as a head's in the joined outputs. */
function unchangedLine({ address, terms }: Explanation): Piece[] {
  const from = terms[0]?.sources[0]?.address;
  if (!from || address.stage !== 'concat') return [];
  const { role } = stageInfo(from.stage);
  return [
    piece(`head ${from.head + 1}`, role),
    plain(`, its dimension ${from.col + 1}, unchanged`),
  ];
}

/** Significant digits of what is no single number of the run. */
function digitsOf({ decimals = 2 }: Reading): number {
  return decimals + 2;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
