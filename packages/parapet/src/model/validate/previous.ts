import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { messageOf } from "@parapet/guard/kernel";
import { z } from "zod";
import { type AnswerOptions, answerAll } from "./answer.ts";
import { encoderFor } from "./encode.ts";
import type { Holdout } from "./holdout.ts";
import { outcomesOf, type Reading, readingOf } from "./interpret.ts";
import { validateError } from "./model-error.ts";
import type { Outcomes } from "./outcomes.ts";
import { openPredictor } from "./predictors/open.ts";
import type { Predictor } from "./predictors/predictor.ts";
import { type Asked, digestOfTruth, type Previous } from "./validate.ts";

const MOST_BYTES = 256 * 1024 * 1024;
const kept = z.object({
  validation: z.literal(1),
  model: z.object({ name: z.string() }),
  data: z.object({ rows: z.int(), digest: z.string() }),
  task: z.enum(["classification", "regression"]),
  classes: z.array(z.string()),
  predicted: z.base64().optional(),
});

export interface PreviousOptions {
  readonly holdout: Holdout;
  readonly reading: Reading;
  readonly asked: Asked;
  readonly current: Outcomes;
  /** Takes what is opened here, to be closed with the rest. */
  readonly opened: Predictor[];
  readonly answering: AnswerOptions;
}

/**
 * What a version before says of the same rows: a model is asked; a report says it, when it is of the same rows.
 *
 * @throws {ParapetError} PARAPET_VALIDATE_PREVIOUS when it is of other rows or classes
 */
export async function readPrevious(file: string, options: PreviousOptions): Promise<Previous> {
  const { holdout, reading, current, opened, answering } = options;
  if (/\.json$/i.test(file))
    return { name: path.basename(file), outcomes: await reportedOutcomes(file, holdout, current) };
  const predictor = await openPredictor(file);
  if (predictor === undefined)
    throw validateError("PARAPET_VALIDATE_PREVIOUS", `${file} is neither a model nor a report`, {
      hint: "Give an ONNX file, an address, or what --output report.json wrote.",
    });
  opened.push(predictor);
  const encoder = encoderFor(predictor.inputs, holdout.samples, {});
  const said = await answerAll(predictor, encoder, holdout.samples, answering);
  const own = readingOf(said, holdout, {
    classes: predictor.classes,
    positive: reading.classes[reading.positive],
    task: reading.task,
    answers: reading.answers,
  });
  if (own.classes.join("\u0000") !== reading.classes.join("\u0000"))
    throw validateError(
      "PARAPET_VALIDATE_PREVIOUS",
      `${file} knows other classes: ${own.classes.slice(0, 8).join(", ")}`,
    );
  return { name: predictor.name, outcomes: outcomesOf(said, holdout, own) };
}

async function reportedOutcomes(file: string, holdout: Holdout, current: Outcomes): Promise<Outcomes> {
  const refuse = (why: string, cause?: unknown): Error =>
    validateError("PARAPET_VALIDATE_PREVIOUS", `${file} cannot be compared with: ${why}`, {
      hint: "Give the JSON report of a validation on the same data, or the model itself.",
      ...(cause === undefined ? {} : { cause }),
    });
  let given: unknown;
  try {
    if ((await stat(file)).size > MOST_BYTES) throw new Error("it is too large");
    given = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    throw refuse(messageOf(cause), cause);
  }
  const parsed = kept.safeParse(given);
  if (!parsed.success) throw refuse("it is no report of a validation");
  const { data, task, classes, predicted } = parsed.data;
  if (data.digest !== digestOfTruth(holdout)) throw refuse("it is of other rows");
  if (predicted === undefined) throw refuse("it does not hold what was said of each row");
  const bytes = Buffer.from(predicted, "base64");
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
  if (task !== current.task || bytes.length !== holdout.rows * (task === "regression" ? 8 : 4))
    throw refuse("it does not hold as many answers");
  if (current.task === "regression") return { ...current, predicted: new Float64Array(buffer) };
  if (classes.join("\u0000") !== current.classes.join("\u0000")) throw refuse("it knows other classes");
  const answers = new Int32Array(buffer);
  if (answers.some((answer) => answer < 0 || answer >= classes.length)) throw refuse("an answer is no class");
  // A report keeps answers and no probabilities: only metrics of answers are compared.
  return { ...current, predicted: answers, probabilities: undefined };
}
