import { validateError } from "./model-error.ts";
import type { FedTensor, Port } from "./predictors/predictor.ts";
import { type Feature, type Samples, sizeOfShape, type TabularSamples, type TensorSamples } from "./samples.ts";
import type { Vectoriser } from "./vectoriser.ts";

/** Turns rows into what a model is fed with. */
export interface Encoder {
  /** How, in a sentence. */
  readonly note: string;
  encode(samples: Samples): readonly FedTensor[];
}

export interface EncoderOptions {
  /** What numbers are divided by. Without it, pixels are divided by what a white one is, and columns by nothing. */
  readonly scale?: number;
  readonly vectoriser?: Vectoriser;
}

/**
 * How these rows are fed to a model with these inputs: one matrix, with categories as codes or spread over columns of
 * 0 and 1; or an input for each column, by name; or images in the shape that the model takes.
 *
 * @throws {ParapetError} PARAPET_VALIDATE_DATA when they do not fit, with what the model takes
 */
export function encoderFor(inputs: readonly Port[], samples: Samples, options: EncoderOptions): Encoder {
  const [port] = inputs;
  if (port === undefined) throw new Error("a model without inputs was let in");
  if (samples.kind === "text") return textEncoder(port, options.vectoriser);
  if (samples.kind === "tensor") return tensorEncoder(port, samples, options.scale);
  return inputs.length === 1 && !isOneColumn(port, samples)
    ? matrixEncoder(port, samples, options.scale ?? 1)
    : columnEncoder(inputs, samples);
}

const misfit = (message: string, hint: string): Error => validateError("PARAPET_VALIDATE_DATA", message, { hint });

const shown = ({ name, type, shape }: Port): string =>
  `${name}: ${type} of ${shape.map((side) => side ?? "?").join("×")}`;

const isOneColumn = (port: Port, { features }: TabularSamples): boolean =>
  features.length > 1 &&
  (port.shape.at(-1) === 1 || port.shape.length < 2) &&
  features.some(({ name }) => name === port.name);

function matrixEncoder(port: Port, { features }: TabularSamples, scale: number): Encoder {
  const width =
    port.shape.length > 1
      ? port.shape
          .slice(1)
          .reduce(
            (product: number | undefined, side) =>
              product === undefined || side === undefined ? undefined : product * side,
            1,
          )
      : undefined;
  const spread = features.reduce((sum, { words }) => sum + (words?.length ?? 1), 0);
  const isSpread = width === spread && spread !== features.length;
  if (width !== undefined && width !== features.length && !isSpread)
    throw misfit(
      `the model takes ${width} columns, the data have ${features.length}`,
      "Say with --schema which columns the model was trained on, in their order.",
    );
  if (port.type === "string")
    return {
      note: "all columns as words, in one matrix",
      encode: (samples) => [{ port, shape: [samples.rows, features.length], values: wordMatrix(tabular(samples)) }],
    };
  const columns = isSpread ? spread : features.length;
  return {
    note: `one matrix of ${columns} columns${scale === 1 ? "" : `, numbers divided by ${scale}`}${isSpread ? ", categories spread over columns of 0 and 1" : features.some(({ words }) => words) ? ", categories as codes" : ""}`,
    encode: (samples) => {
      const { rows } = samples;
      const values = new Float64Array(rows * columns);
      let at = 0;
      for (const { values: column, words } of tabular(samples).features) {
        const wide = isSpread ? (words?.length ?? 1) : 1;
        for (let row = 0; row < rows; row++) {
          if (words === undefined) values[row * columns + at] = column[row]! / scale;
          else if (!isSpread) values[row * columns + at] = column[row]!;
          else if (!Number.isNaN(column[row])) values[row * columns + at + column[row]!] = 1;
        }
        at += wide;
      }
      const shape = port.shape.length > 2 ? [rows, ...port.shape.slice(1).map((side) => side ?? 1)] : [rows, columns];
      return [{ port, shape, values }];
    },
  };
}

function columnEncoder(inputs: readonly Port[], { features }: TabularSamples): Encoder {
  const byName = new Map(features.map((feature, at) => [feature.name, at]));
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  const byPlain = new Map(features.map(({ name }, at) => [plain(name), at]));
  const places = inputs.map((port) => {
    const at = byName.get(port.name) ?? byPlain.get(plain(port.name));
    if (at !== undefined) return { port, at };
    throw misfit(
      `the model takes ${shown(port)}, and the data have no such column`,
      `They have ${features
        .map(({ name }) => name)
        .slice(0, 20)
        .join(", ")}.`,
    );
  });
  return {
    note: `an input for each of ${inputs.length} columns`,
    encode: (samples) =>
      places.map(({ port, at }) => {
        const feature = tabular(samples).features[at]!;
        const shape = port.shape.length === 1 ? [samples.rows] : [samples.rows, 1];
        if (port.type !== "string") return { port, shape, values: feature.values };
        return { port, shape, values: Array.from(feature.values, (value) => wordOf(feature, value)) };
      }),
  };
}

function tensorEncoder(port: Port, samples: TensorSamples, scale: number | undefined): Encoder {
  const size = sizeOfShape(samples.shape);
  const wanted = port.shape.slice(1);
  const known = sizeOfShape(wanted.map((side) => side ?? 1));
  const isOpen = wanted.some((side) => side === undefined);
  if (isOpen ? size % known !== 0 : size !== known)
    throw misfit(
      `the model takes ${shown(port)}, the data have ${samples.shape.join("×")}`,
      "Give images of the model's size.",
    );
  // An input of bytes takes them as they are.
  const divisor = scale ?? (port.type === "uint8" ? 1 : samples.white);
  const open = wanted.filter((side) => side === undefined).length;
  const shape = isOpen && open > 1 ? samples.shape : wanted.map((side) => side ?? size / known);
  return {
    note: divisor === 1 ? "images as they are" : `images divided by ${divisor}`,
    encode: (given) => {
      if (given.kind !== "tensor") throw new Error("images were expected");
      const values = divisor === 1 ? given.values : given.values.map((value) => value / divisor);
      return [{ port, shape: [given.rows, ...shape], values }];
    },
  };
}

function textEncoder(port: Port, vectoriser: Vectoriser | undefined): Encoder {
  if (vectoriser === undefined) {
    if (port.type !== "string")
      throw misfit(`the model takes ${shown(port)}, the data are texts`, "Give its vocabulary with --vectoriser.");
    return {
      note: "texts as they are",
      encode: (samples) => [
        { port, shape: port.shape.length === 1 ? [samples.rows] : [samples.rows, 1], values: texts(samples) },
      ],
    };
  }
  const width = port.shape.at(-1);
  if (width !== undefined && width !== vectoriser.width)
    throw misfit(`the model takes ${width} words, the vocabulary has ${vectoriser.width}`, "Give the model's own.");
  return {
    note: `texts as weights of ${vectoriser.width} words`,
    encode: (samples) => [
      { port, shape: [samples.rows, vectoriser.width], values: vectoriser.vectorise(texts(samples)) },
    ],
  };
}

function tabular(samples: Samples): TabularSamples {
  if (samples.kind !== "tabular") throw new Error("columns were expected");
  return samples;
}

function texts(samples: Samples): readonly string[] {
  if (samples.kind !== "text") throw new Error("texts were expected");
  return samples.texts;
}

const wordOf = ({ words }: Feature, value: number): string =>
  Number.isNaN(value) ? "" : (words?.[value] ?? String(value));

const wordMatrix = ({ rows, features }: TabularSamples): readonly string[] =>
  Array.from({ length: rows * features.length }, (_, at) => {
    const feature = features[at % features.length]!;
    return wordOf(feature, feature.values[Math.floor(at / features.length)]!);
  });
