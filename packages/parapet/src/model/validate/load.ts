import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { readSchema, readTable, type Table, type TableSchema } from "../../tables/index.ts";
import { type AnswerOptions, answerAll } from "./answer.ts";
import { encoderFor } from "./encode.ts";
import { readGate } from "./gate.ts";
import { type Holdout, holdoutOf } from "./holdout.ts";
import { outcomesOf, readingOf } from "./interpret.ts";
import { validateError } from "./model-error.ts";
import { type PredictionNames, predictionsOf } from "./predictions.ts";
import { openPredictor } from "./predictors/open.ts";
import { readPrevious } from "./previous.ts";
import type { ValidateOptions } from "./validate.ts";
import { readVectoriser } from "./vectoriser.ts";

/** A validation by the names of its files. */
export interface ValidationFiles extends PredictionNames {
  /** An ONNX file, an address, or a file of predictions. */
  readonly model: string;
  /** May be left out where the file of predictions has everything. */
  readonly data?: string;
  readonly train?: string;
  /** An older model, or the JSON report of its validation on the same rows. */
  readonly previous?: string;
  readonly schema?: string;
  readonly gate?: string;
  readonly vectoriser?: string;
  readonly target?: string;
  readonly positive?: string;
  readonly text?: string;
  /** The part of a file of arrays: `test` where it has one. */
  readonly split?: string;
  readonly task?: "classification" | "regression";
  /** Where a model says classes and probabilities: which of them is its answer. */
  readonly answers?: "probabilities" | "labels";
  readonly scale?: number;
  readonly sensitive?: readonly string[];
}

type Loaded = Pick<
  ValidateOptions,
  "model" | "holdout" | "said" | "reading" | "asked" | "train" | "previous" | "gate" | "sensitive" | "notes"
>;

export interface LoadedValidation {
  readonly options: Loaded;
  close(): Promise<void>;
}

const HOLDOUT_PARTS = ["test", "holdout", "val", "valid", "validation"];

/** @throws {ParapetError} of the tables, or PARAPET_VALIDATE_… for what does not fit together */
export async function loadValidation(files: ValidationFiles, answering: AnswerOptions = {}): Promise<LoadedValidation> {
  const schema = files.schema === undefined ? undefined : await readSchema(files.schema);
  const gate = files.gate === undefined ? undefined : await readGate(files.gate);
  const sensitive = files.sensitive ?? schema?.sensitive;
  const shared = { ...(gate === undefined ? {} : { gate }), ...(sensitive === undefined ? {} : { sensitive }) };
  const predictor = await openPredictor(files.model);
  if (predictor === undefined)
    return { options: { ...(await loadPredictions(files, schema)), ...shared }, close: async () => {} };
  const opened = [predictor];
  try {
    if (files.data === undefined)
      throw validateError("PARAPET_VALIDATE_DATA", "no data were given to ask the model with", {
        hint: "Name them with --data.",
      });
    const { holdout, trainPart, notes } = await readHoldout(files, files.data, schema);
    const vectoriser = files.vectoriser === undefined ? undefined : await readVectoriser(files.vectoriser);
    const encoder = encoderFor(predictor.inputs, holdout.samples, {
      ...(files.scale === undefined ? {} : { scale: files.scale }),
      ...(vectoriser === undefined ? {} : { vectoriser }),
    });
    const said = await answerAll(predictor, encoder, holdout.samples, answering);
    const reading = readingOf(said, holdout, {
      classes: predictor.classes,
      positive: files.positive ?? schema?.positive,
      ...(files.task === undefined ? {} : { task: files.task }),
      ...(files.answers === undefined ? {} : { answers: files.answers }),
    });
    const train = await readTrain(files, schema, trainPart);
    const asked = { predictor, encoder };
    const previous =
      files.previous === undefined
        ? undefined
        : await readPrevious(files.previous, {
            holdout,
            reading,
            asked,
            current: outcomesOf(said, holdout, reading),
            opened,
            answering,
          });
    return {
      options: {
        model: { name: predictor.name, digest: predictor.digest },
        holdout,
        said,
        reading,
        asked,
        notes,
        ...shared,
        ...(train === undefined ? {} : { train }),
        ...(previous === undefined ? {} : { previous }),
      },
      close: async () => {
        for (const one of opened) await one.close();
      },
    };
  } catch (error) {
    for (const one of opened) await one.close();
    throw error;
  }
}

async function readHoldout(
  files: ValidationFiles,
  data: string,
  schema: TableSchema | undefined,
): Promise<{ holdout: Holdout; trainPart: string | undefined; notes: readonly string[] }> {
  const whole = await readTable(data, files.split === undefined ? {} : { split: files.split });
  const part = files.split ?? HOLDOUT_PARTS.find((name) => whole.splits.has(name));
  const table = files.split === undefined && part !== undefined ? await readTable(data, { split: part }) : whole;
  const trainPart = files.train === undefined && part !== "train" && whole.splits.has("train") ? "train" : undefined;
  return {
    holdout: holdoutOf(table, holdoutOptions(files, schema)),
    trainPart,
    notes: [...table.notes, ...(part === undefined ? [] : [`rows of the part ${part}`])],
  };
}

async function readTrain(
  files: ValidationFiles,
  schema: TableSchema | undefined,
  trainPart: string | undefined,
): Promise<Holdout | undefined> {
  const file = files.train ?? (trainPart === undefined ? undefined : files.data);
  if (file === undefined) return undefined;
  const table = await readTable(file, trainPart === undefined ? {} : { split: trainPart });
  return holdoutOf(table, holdoutOptions(files, schema));
}

const holdoutOptions = (files: ValidationFiles, schema: TableSchema | undefined) => ({
  ...(schema === undefined ? {} : { schema }),
  ...(files.target === undefined ? {} : { target: files.target }),
  ...(files.text === undefined && files.vectoriser === undefined ? {} : { text: files.text ?? (true as const) }),
});

async function loadPredictions(files: ValidationFiles, schema: TableSchema | undefined): Promise<Loaded> {
  const table = await readTable(files.model);
  const data =
    files.data === undefined
      ? table
      : await readTable(files.data, files.split === undefined ? {} : { split: files.split });
  if (data.rows !== table.rows)
    throw validateError(
      "PARAPET_VALIDATE_DATA",
      `${files.model} has ${table.rows} rows, ${files.data} has ${data.rows}`,
      {
        hint: "Give a prediction for each row of the data, in their order.",
      },
    );
  const options = holdoutOptions(files, undefined);
  const whole = holdoutOf(
    withoutFeatures(data),
    schema?.target === undefined ? options : { ...options, target: files.target ?? schema.target },
  );
  const found = predictionsOf(table, data === table ? whole.target : "", files);
  const columns = new Map([...whole.columns].filter(([name]) => !found.used.includes(name)));
  const features = [...columns.values()];
  const holdout: Holdout = { ...whole, columns, samples: { kind: "tabular", rows: whole.rows, features } };
  const reading = readingOf(found.said, holdout, {
    classes: found.classes,
    positive: files.positive ?? schema?.positive,
    ...(files.task === undefined ? {} : { task: files.task }),
    ...(files.answers === undefined ? {} : { answers: files.answers }),
  });
  return {
    model: { name: path.basename(files.model), digest: await digestOf(files.model) },
    holdout,
    said: found.said,
    reading,
    notes: [...table.notes, found.note],
  };
}

/** Notes on codes are of no use where no model is fed. */
const withoutFeatures = (table: Table): Table => ({ ...table, notes: [] });

async function digestOf(file: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array); // no encoding was set
  return hash.digest("hex");
}
