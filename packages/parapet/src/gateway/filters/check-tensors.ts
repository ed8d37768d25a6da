import type { Filter, Route } from "../exchange.ts";
import { Refusal } from "../refusal.ts";

type Tensor = NonNullable<Route["model"]["predict"]>["inputs"][number];
type Feature = NonNullable<Tensor["features"]>[number];

/** Nested lists deeper than a tensor has dimensions are no tensor. */
const MAX_DEPTH = 9;

const invalid = (message: string): Refusal => new Refusal(400, "input_invalid", message);

/**
 * Holds a prediction's input against what the policy says that the model takes: the very tensors, their types and
 * shapes, each number in its range. What a model was never trained on is where its answers can be steered.
 */
export const checkTensors: Filter = ({ wire, route, json, reply }) => {
  if (wire.action !== "predict" || route === undefined || reply !== undefined) return undefined;
  const { predict } = route.model;
  if (predict === undefined) return undefined;
  const { inputs } = json as { readonly inputs?: unknown };
  if (!Array.isArray(inputs)) return invalid("'inputs' must be a list of tensors.");
  if (inputs.length !== predict.inputs.length)
    return invalid(`The model takes ${predict.inputs.length} tensors, the request has ${inputs.length}.`);
  for (const wanted of predict.inputs) {
    const given = inputs.filter((one) => (one as { name?: unknown } | null)?.name === wanted.name);
    if (given.length !== 1) return invalid(`The tensor '${wanted.name}' must stand in the request once.`);
    const fault = faultOf(given[0] as Record<string, unknown>, wanted, predict.maxRows);
    if (fault !== undefined) return invalid(`Tensor '${wanted.name}': ${fault}.`);
  }
  return undefined;
};

function faultOf(given: Readonly<Record<string, unknown>>, wanted: Tensor, maxRows: number): string | undefined {
  const { shape, datatype, data } = given;
  if (datatype !== wanted.datatype) return `its datatype must be ${wanted.datatype}`;
  if (
    !Array.isArray(shape) ||
    shape.length !== wanted.shape.length ||
    !shape.every(
      (size, at) => Number.isSafeInteger(size) && size >= 0 && (wanted.shape[at] === -1 || wanted.shape[at] === size),
    )
  )
    return `its shape must be [${wanted.shape.map((size) => (size === -1 ? "any" : size)).join(", ")}]`;
  const rows = Number(shape[0]);
  if (wanted.shape.length > 1 && rows > maxRows) return `it has ${rows} rows, ${maxRows} are allowed`;
  const count = shape.reduce((product: number, size: number) => product * size, 1);
  const values: unknown[] = [];
  if (!Array.isArray(data) || !flatten(data, values, count, 1)) return `its data must be ${count} values`;
  if (values.length !== count) return `its data must be ${count} values, it has ${values.length}`;
  const width = shape.at(-1) as number;
  for (const [at, value] of values.entries()) {
    const feature = wanted.features?.[at % width];
    const fault = valueFault(value, wanted.datatype, feature);
    if (fault !== undefined)
      return `${feature === undefined ? `value ${at}` : `'${feature.name}' (value ${at})`} ${fault}`;
  }
  return undefined;
}

/** False when there are more values than there should be, or lists within lists without end. */
function flatten(list: readonly unknown[], values: unknown[], most: number, depth: number): boolean {
  if (depth > MAX_DEPTH) return false;
  for (const item of list) {
    if (Array.isArray(item)) {
      if (!flatten(item, values, most, depth + 1)) return false;
    } else if (values.push(item) > most) return false;
  }
  return true;
}

const INTEGERS: Readonly<Record<string, readonly [number, number]>> = {
  UINT8: [0, 255],
  UINT16: [0, 65_535],
  UINT32: [0, 4_294_967_295],
  UINT64: [0, Number.MAX_SAFE_INTEGER],
  INT8: [-128, 127],
  INT16: [-32_768, 32_767],
  INT32: [-2_147_483_648, 2_147_483_647],
  INT64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};
const LARGEST: Readonly<Record<string, number>> = { FP16: 65_504, FP32: 3.4028234663852886e38 };

function valueFault(value: unknown, datatype: string, feature: Feature | undefined): string | undefined {
  if (datatype === "BYTES") return typeof value === "string" ? undefined : "must be a string";
  if (datatype === "BOOL") return typeof value === "boolean" ? undefined : "must be true or false";
  if (typeof value !== "number" || !Number.isFinite(value)) return "must be a number";
  const range = INTEGERS[datatype];
  if (range !== undefined && (!Number.isInteger(value) || value < range[0] || value > range[1]))
    return `is no ${datatype}`;
  if (Math.abs(value) > (LARGEST[datatype] ?? Number.MAX_VALUE)) return `is too large for ${datatype}`;
  if (feature === undefined) return undefined;
  if (feature.isInteger && !Number.isInteger(value)) return "must be a whole number";
  if (feature.min !== undefined && value < feature.min) return `is below ${feature.min}`;
  if (feature.max !== undefined && value > feature.max) return `is above ${feature.max}`;
  if (feature.values !== undefined && !feature.values.includes(value)) return "is none of the values that it may have";
  return undefined;
}
