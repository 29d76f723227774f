import { isHeadStage, LabError } from '#core/attention';
import type { ComputeReply } from '#core/contract';
import type { ExperimentSpec, Part, PartRequest } from '#core/experiment';
import { matrixCsv, npyBytes, type ArchiveFile } from '#core/export';
import { axisLabels } from '#renderer/describe/axis.ts';
import { stageInfo } from '#renderer/describe/stages.ts';

export type DataKind = 'csv' | 'npz';

/** Matrices of one question, and bytes of one archive. */
const BATCH = 8;
const MOST_BYTES = 2 ** 29;

/** Computes parts of an experiment. */
type Compute = (spec: ExperimentSpec, parts: PartRequest[]) => Promise<ComputeReply>;

/** Every matrix of an experiment as a file of an archive, in the order of the computation; CSV with names of rows and columns. */
export async function runFiles(
  spec: ExperimentSpec,
  kind: DataKind,
  compute: Compute,
  onProgress: (fraction: number) => void,
): Promise<ArchiveFile[]> {
  const about = await compute(spec, []);
  const wanted = about.stages.flatMap((stages, layer) =>
    stages.flatMap((stage) =>
      Array.from({ length: isHeadStage(stage) ? about.heads : 1 }, (_, head) => ({
        ...{ layer, stage, head },
      })),
    ),
  );
  const files: ArchiveFile[] = [];
  let bytes = 0;
  for (let from = 0; from < wanted.length; from += BATCH) {
    const { parts } = await compute(spec, wanted.slice(from, from + BATCH));
    for (const part of parts) {
      const file = fileOf(part, about, kind);
      bytes += file.bytes.length;
      if (bytes > MOST_BYTES) throw tooLarge();
      files.push(file);
    }
    onProgress(Math.min(1, (from + BATCH) / wanted.length));
  }
  return files;
}

/** “layer1_head2_weights.npy”; without a head where all heads share the matrix. */
function fileOf(part: Part, about: ComputeReply, kind: DataKind): ArchiveFile {
  const { stage, layer, head } = part;
  const info = stageInfo(stage);
  const place = `layer${layer + 1}${isHeadStage(stage) ? `_head${head + 1}` : ''}`;
  const name = `${place}_${stage}.${kind === 'npz' ? 'npy' : 'csv'}`;
  if (kind === 'npz') return { name, bytes: npyBytes(part) };
  const rows = axisLabels(about, info.rows, part.rows);
  const cols = axisLabels(about, info.cols, part.cols);
  return { name, bytes: new TextEncoder().encode(matrixCsv(part, rows, cols)) };
}

function tooLarge(): LabError {
  return new LabError(
    'export.too-large',
    `All numbers of this experiment are more than ${MOST_BYTES / 2 ** 20} MB. Shorten the sentence, or choose fewer layers or heads, and export again.`,
  );
}
