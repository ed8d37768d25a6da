import { createHash } from "node:crypto";
import { rank, rocCurve } from "@parapet/guard/stats";
import { answerAll } from "./answer.ts";
import { calibrationOf } from "./calibration.ts";
import { type Comparison, compare } from "./comparison.ts";
import type { Encoder } from "./encode.ts";
import { type Estimated, estimateAll, isFlat } from "./estimate.ts";
import { fairnessOf } from "./fairness.ts";
import { type Gate, judge } from "./gate.ts";
import { calibrationByGroup, groupingsOf } from "./groups.ts";
import type { Holdout } from "./holdout.ts";
import { contradictionsOf, outcomesOf, type Reading } from "./interpret.ts";
import { duplicatesOf, tellingColumns } from "./leakage.ts";
import { confusionOf } from "./measured.ts";
import { measuresOf } from "./measures-of.ts";
import { type Outcomes, probabilityOf, rowsOf } from "./outcomes.ts";
import { createParts, randomFor } from "./parts.ts";
import type { Predictor, Said } from "./predictors/predictor.ts";
import type { FairnessOfGrouping, GapOfGenerality, ValidationReport } from "./report.ts";
import { robustnessOf } from "./robustness.ts";
import { slicesOf } from "./slices.ts";

/** A model that can be asked more than what it said of the holdout. */
export interface Asked {
  readonly predictor: Predictor;
  readonly encoder: Encoder;
}

/** A version before, that said something of the same rows. */
export interface Previous {
  readonly name: string;
  readonly outcomes: Outcomes;
}

export interface ValidateOptions {
  readonly model: ValidationReport["model"];
  readonly holdout: Holdout;
  /** What the model said of the holdout. */
  readonly said: Said;
  readonly reading: Reading;
  /** Undefined where only predictions are there. */
  readonly asked?: Asked;
  readonly train?: Holdout;
  readonly previous?: Previous;
  readonly gate?: Gate;
  /** Columns of people that a decision may not hang on. */
  readonly sensitive?: readonly string[];
  readonly seed: number;
  readonly resamples: number;
  /** A rate of fewer rows of a group than this is too few to say. */
  readonly smallestCell: number;
  /** Rows that are corrupted at most: drawn by the seed. */
  readonly corruptedRows: number;
  readonly notes?: readonly string[];
  readonly signal?: AbortSignal;
  /** Hears which part begins, and how many rows were answered. */
  readonly onPart?: (part: string) => void;
  readonly onRows?: (rows: number) => void;
}

/** More would make a report of megabytes. */
const MOST_KEPT_ROWS = 200_000;
const MOST_CURVE_POINTS = 400;

/**
 * Everything that can be said of these outcomes. The same inputs and seed give the same report. What breaks is in
 * `failures`, what cannot be asked in `notMeasured`; neither is ever good for a gate.
 *
 * @throws {ParapetError} when the model's answers to the holdout itself cannot be read
 */
export async function validate(options: ValidateOptions): Promise<ValidationReport> {
  const { holdout, reading, seed, resamples, signal, train, asked } = options;
  const outcomes = outcomesOf(options.said, holdout, reading);
  const contradictions = contradictionsOf(options.said, outcomes, reading);
  const parts = createParts(signal, options.onPart);
  const answering = {
    check: () => signal?.throwIfAborted(),
    ...(options.onRows === undefined ? {} : { onRows: options.onRows }),
  };
  const resampling = (label: string) => ({ resamples, random: randomFor(seed, label) });

  const estimated = await parts.run("metrics", () => estimateAll(outcomes, resampling("metrics")));
  const calibration =
    outcomes.task === "classification" && outcomes.probabilities !== undefined
      ? await parts.run("calibration", () => calibrationOf(outcomes))
      : undefined;
  const leakage = {
    duplicates:
      train === undefined
        ? parts.leave("duplicates", "the training data were not given")
        : await parts.run("duplicates", () => duplicatesOf(train, holdout)),
    telling:
      holdout.samples.kind !== "tabular" || outcomes.task !== "classification"
        ? parts.leave("telling columns", "the inputs are not columns with classes")
        : await parts.run("telling columns", () => telling(holdout)),
  };
  const gaps = await gapsOf();
  const slices = await parts.run("slices", () => {
    const target = holdout.target;
    return slicesOf(
      outcomes,
      [...holdout.columns.values()].filter(({ name }) => name !== target),
      options.smallestCell,
    );
  });
  const fairness = await fairnessParts();
  const robustness =
    asked === undefined
      ? parts.leave("robustness", "only predictions were given, not the model")
      : await parts.run("robustness", () =>
          robustnessOf({ ...asked, holdout, reading, rows: options.corruptedRows, seed, answering }),
        );
  const { previous } = options;
  const comparison: Comparison | undefined =
    previous === undefined
      ? undefined
      : await parts.run("previous version", () => compare(previous.outcomes, outcomes, resampling("previous")));

  const found = {
    metrics: estimated?.estimates ?? [],
    calibration,
    gaps,
    slices,
    robustness: robustness ?? [],
    fairness,
    leakage,
    previous: comparison === undefined || previous === undefined ? undefined : { ...comparison, name: previous.name },
  };
  const measures = measuresOf(outcomes, found, resampling("calibration"));
  const results = options.gate === undefined ? undefined : judge(options.gate.rules, measures);
  const isKept = rowsOf(outcomes) <= MOST_KEPT_ROWS;
  return {
    validation: 1,
    model: options.model,
    data: { file: holdout.file, rows: holdout.rows, target: holdout.target, digest: digestOfTruth(holdout) },
    train: train === undefined ? undefined : { file: train.file, rows: train.rows },
    task: outcomes.task,
    classes: outcomes.task === "classification" ? outcomes.classes : [],
    positive: outcomes.task === "classification" ? outcomes.classes[outcomes.positive] : undefined,
    seed,
    resamples,
    notes: [
      ...(options.notes ?? []),
      ...holdout.notes,
      ...reading.notes,
      ...(asked === undefined ? [] : [asked.encoder.note]),
      ...(contradictions === 0
        ? []
        : [
            `in ${contradictions} rows the label that the model says is not its most likely class: the ${reading.answers} count`,
          ]),
    ],
    ...found,
    confusion: outcomes.task === "classification" ? confusionRows(outcomes) : undefined,
    roc: outcomes.task === "classification" ? curveOf(outcomes) : undefined,
    measures,
    gate:
      results === undefined || options.gate === undefined
        ? undefined
        : { file: options.gate.file, isPassed: results.every(({ verdict }) => verdict === "passed"), results },
    notMeasured: parts.notMeasured,
    failures: parts.failures,
    isInterrupted: signal?.aborted === true,
    predicted: isKept
      ? Buffer.from(outcomes.predicted.buffer, outcomes.predicted.byteOffset, outcomes.predicted.byteLength).toString(
          "base64",
        )
      : undefined,
  };

  async function gapsOf(): Promise<readonly GapOfGenerality[]> {
    if (train === undefined) parts.leave("generalisation gap", "the training data were not given");
    else if (asked === undefined) parts.leave("generalisation gap", "only predictions were given, not the model");
    else {
      const found = await parts.run("generalisation gap", async () => {
        const said = await answerAll(asked.predictor, asked.encoder, train.samples, answering);
        return gapBetween(estimateAll(outcomesOf(said, train, reading), resampling("train")), estimated);
      });
      return found ?? [];
    }
    return [];
  }

  async function fairnessParts(): Promise<readonly FairnessOfGrouping[]> {
    const { sensitive = [] } = options;
    if (outcomes.task === "regression" || sensitive.length === 0) {
      parts.leave("fairness", outcomes.task === "regression" ? "it is about classes" : "no sensitive column was named");
      return [];
    }
    const groupings = await parts.run("fairness", () => groupingsOf(sensitive, holdout.columns));
    const all: FairnessOfGrouping[] = [];
    for (const grouping of groupings ?? []) {
      const one = await parts.run(`fairness by ${grouping.name}`, () => {
        const asking = { smallestCell: options.smallestCell, ...resampling(`fairness ${grouping.name}`) };
        return {
          ...fairnessOf(outcomes, grouping, asking),
          calibration: calibrationByGroup(outcomes, grouping, asking),
        };
      });
      if (one !== undefined) all.push(one);
    }
    return all;
  }

  function telling(given: Holdout) {
    if (given.samples.kind !== "tabular") return [];
    const { classes } = reading;
    const words = given.labels.map((label) => classes[reading.byLabel.get(label) ?? -1] ?? label);
    return tellingColumns(given.samples.features, words, classes);
  }
}

/** Train less holdout, by resamples of both: they are other rows, and so independent. */
function gapBetween(train: Estimated, holdout: Estimated | undefined): readonly GapOfGenerality[] {
  return train.estimates.flatMap((estimate, at): GapOfGenerality[] => {
    const other = holdout?.estimates.findIndex(({ id }) => id === estimate.id) ?? -1;
    const own = holdout?.estimates[other];
    if (own === undefined || Number.isNaN(own.value) || Number.isNaN(estimate.value)) return [];
    const sign = estimate.better === "higher" ? 1 : -1;
    const [drawn, theirs] = [train.results[at]!.distribution, holdout!.results[other]!.distribution];
    const differences = drawn.map((value, draw) => sign * (value - theirs[draw]!)).sort();
    const edge = (share: number): number => differences[Math.round(share * (differences.length - 1))]!;
    // Without any spread on one side nobody knows how sure the gap is.
    const isKnown = differences.length > 0 && !Number.isNaN(differences.at(-1)) && !isFlat(drawn) && !isFlat(theirs);
    return [
      {
        id: estimate.id,
        train: estimate.value,
        holdout: own.value,
        gap: sign * (estimate.value - own.value),
        interval: isKnown ? { low: edge(0.025), high: edge(0.975) } : undefined,
      },
    ];
  });
}

function confusionRows(outcomes: Outcomes & { readonly task: "classification" }): readonly (readonly number[])[] {
  const { cells, size } = confusionOf(outcomes, new Float64Array(rowsOf(outcomes)).fill(1));
  return Array.from({ length: size }, (_, row) => Array.from(cells.subarray(row * size, (row + 1) * size)));
}

function curveOf(outcomes: Outcomes & { readonly task: "classification" }): ValidationReport["roc"] {
  if (outcomes.classes.length !== 2 || outcomes.probabilities === undefined) return undefined;
  const positive = Uint8Array.from(outcomes.labels, (label) => (label === outcomes.positive ? 1 : 0));
  const points = rocCurve(rank(probabilityOf(outcomes, outcomes.positive)!), positive);
  if (points.some(({ truePositiveRate, falsePositiveRate }) => !Number.isFinite(truePositiveRate + falsePositiveRate)))
    return undefined;
  const step = Math.max(1, Math.ceil(points.length / MOST_CURVE_POINTS));
  return points
    .filter((_, at) => at % step === 0 || at === points.length - 1)
    .map(({ falsePositiveRate, truePositiveRate }) => [falsePositiveRate, truePositiveRate] as const);
}

/** Of the truth, row by row. */
export function digestOfTruth({ labels }: Pick<Holdout, "labels">): string {
  const hash = createHash("sha256");
  for (const label of labels) hash.update(`${label.length}:${label}`);
  return hash.digest("hex");
}
