import type { AnyStage } from '#core/experiment';
import type { StepWriter } from './norm-lines.ts';

/** The heads of a layer, side by side, and the projection of them all. */
export function attentionLines(
  writer: StepWriter,
  asking: AnyStage,
  asked: AnyStage,
  { indent, outdent }: { readonly indent: () => void; readonly outdent: () => void },
): void {
  const { facts, dialect, name, step, write } = writer;
  const many = facts.heads > 1;
  if (many) {
    write(dialect.define('heads', dialect.emptyList));
    write(dialect.loop('h', String(facts.heads)));
    indent();
    if (facts.sharing > 1)
      write(dialect.define('g', dialect.wholePart('h', String(facts.sharing))));
  }
  const group = facts.sharing > 1 ? 'g' : 'h';
  const project = (
    x: AnyStage,
    w: AnyStage,
    b: 'bQ' | 'bK' | 'bV',
    index: string,
    size: string,
  ) => {
    const all = facts.heads === facts.sharing && w !== 'wQ';
    const own = (matrix: AnyStage) =>
      many && !all ? dialect.columns(name(matrix), index, size) : name(matrix);
    const product = dialect.times(name(x), own(w));
    return facts.learned.includes(b) ? dialect.addRow(product, own(b)) : product;
  };
  const [own, shared] = many ? ['h', group] : ['0', '0'];
  step('query', project(asking, 'wQ', 'bQ', 'h', dialect.word('dK')), own);
  step('key', project(asked, 'wK', 'bK', group, dialect.word('dK')), shared);
  step('value', project(asked, 'wV', 'bV', group, dialect.word('dV')), shared);
  scoreLines(writer, own);
  if (many) {
    const steps = ['query', 'key', 'value', 'scores', 'scaled', 'masked', 'weights', 'headOutput'];
    write(dialect.append('heads', dialect.record(steps.map((stage) => name(stage as AnyStage)))));
    outdent();
    if (dialect.endLoop) write(dialect.endLoop);
  }
  step(
    'concat',
    many
      ? dialect.joinHeads('heads', name('headOutput'))
      : unchanged(writer, 'concat', 'headOutput'),
  );
  const product = dialect.times(name('concat'), name('wO'));
  step('output', facts.learned.includes('bO') ? dialect.addRow(product, name('bO')) : product);
}

/** From scores to the output of one head, mistakes made on purpose included. */
function scoreLines(writer: StepWriter, head: string): void {
  const { facts, dialect, name, step, write } = writer;
  const { spec } = facts.run;
  const { faults, temperature } = spec;
  const mistake = (text: string) => write(dialect.comment(`A mistake on purpose: ${text}`));
  const late = faults.includes('mask-after-softmax');
  step('scores', dialect.timesTransposed(name('query'), name('key')), head);
  if (faults.includes('no-scaling')) mistake('the scores are not divided by the root of d_k.');
  else if (faults.includes('d-model-for-d-k')) mistake('d_model stands where d_k belongs.');
  const divisors = [...divisorOf(facts, dialect), ...(temperature === 1 ? [] : ['temperature'])];
  const scaled =
    divisors.length > 0
      ? dialect.divide(name('scores'), divisors)
      : unchanged(writer, 'scaled', 'scores');
  step('scaled', scaled, head);
  const zero = faults.includes('zero-for-minus-infinity');
  if (zero && facts.masks && !late) mistake('what is not allowed gets a score of 0.');
  const blocked = zero ? 'zero' : 'minus infinity';
  const masks = facts.masks && !late;
  step(
    'masked',
    masks ? dialect.blockOut('scaled', 'mask', blocked) : unchanged(writer, 'masked', 'scaled'),
    head,
  );
  if (faults.includes('softmax-over-queries')) mistake('the columns sum to 1, not the rows.');
  if (faults.includes('no-maximum-subtraction')) mistake('e to large scores overflows.');
  if (late && facts.masks) mistake('the mask comes after the softmax.');
  const weights = dialect.softmax('masked', facts);
  step('weights', late && facts.masks ? dialect.maskLate(weights, 'mask') : weights, head);
  const swapped = faults.includes('key-for-value');
  if (swapped) mistake('the keys are blended where the values belong.');
  step('headOutput', dialect.times('weights', name(swapped ? 'key' : 'value')), head);
}

/** A step that does nothing: another name for the same numbers, or a copy where some of them are changed by hand. */
function unchanged({ facts, dialect, name }: StepWriter, stage: AnyStage, from: AnyStage): string {
  return facts.changed.has(stage) ? dialect.copy(name(from)) : name(from);
}

function divisorOf({ run }: StepWriter['facts'], dialect: StepWriter['dialect']): string[] {
  const { faults, scaling } = run.spec;
  if (faults.includes('no-scaling')) return [];
  if (faults.includes('d-model-for-d-k')) return [dialect.root(dialect.word('dModel'))];
  switch (scaling.kind) {
    case 'sqrt_d_k':
      return [dialect.root(dialect.word('dK'))];
    case 'none':
      return [];
    case 'custom':
      return ['divisor'];
  }
}
