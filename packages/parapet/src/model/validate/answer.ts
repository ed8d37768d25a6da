import type { Encoder } from "./encode.ts";
import { validateError } from "./model-error.ts";
import type { Predictor, Said } from "./predictors/predictor.ts";
import { type Samples, sliceSamples } from "./samples.ts";

export interface AnswerOptions {
  /** Throws when the run was given up. */
  readonly check?: () => void;
  readonly onRows?: (rows: number) => void;
}

/** Rows of one call: what a forest or a small net answers in some milliseconds. */
const BATCH_ROWS = 512;

/** What the model says of all rows, asked batch by batch. */
export async function answerAll(
  predictor: Predictor,
  encoder: Encoder,
  samples: Samples,
  { check, onRows }: AnswerOptions = {},
): Promise<Said> {
  const parts: Said[] = [];
  for (let from = 0; from < samples.rows; from += BATCH_ROWS) {
    check?.();
    const to = Math.min(samples.rows, from + BATCH_ROWS);
    const batch = sliceSamples(samples, from, to);
    const part = await predictor.predict(batch.rows, encoder.encode(batch));
    if (!isAlike(part, parts[0] ?? part, batch.rows))
      throw validateError(
        "PARAPET_VALIDATE_RUN",
        `${predictor.name} answers rows ${from + 1} to ${to} in another form`,
      );
    parts.push(part);
    onRows?.(to - from);
  }
  const [first] = parts;
  if (first === undefined) throw new Error("there are no rows to answer");
  const scores = first.scores === undefined ? undefined : new Float64Array(samples.rows * first.width);
  let at = 0;
  for (const part of parts) {
    if (part.scores !== undefined) scores?.set(part.scores, at);
    at += part.scores?.length ?? 0;
  }
  return {
    ...first,
    scores,
    labels: first.labels === undefined ? undefined : parts.flatMap(({ labels }) => labels ?? []),
  };
}

/** Does every row have its answer, of the form of the first? */
function isAlike({ scores, width, labels }: Said, first: Said, rows: number): boolean {
  const isWhole = (scores === undefined || scores.length === rows * width) && (labels?.length ?? rows) === rows;
  return isWhole && width === first.width && (labels === undefined) === (first.labels === undefined);
}
