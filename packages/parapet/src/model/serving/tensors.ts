import { type OnnxValue, type SessionTensor, TYPE } from "../../onnx/index.ts";
import type { DeclaredTensor } from "./messages.ts";

/** What the runtime's tensors are called in the Open Inference Protocol. Types that are not here are not served. */
const DATATYPES: Readonly<Record<number, string>> = {
  [TYPE.float]: "FP32",
  [TYPE.double]: "FP64",
  [TYPE.int64]: "INT64",
  [TYPE.int32]: "INT32",
  [TYPE.bool]: "BOOL",
  [TYPE.string]: "BYTES",
};

/** Undefined for what is no tensor, or of a type that the protocol or the session does not carry. */
export function declared({ name, type, dims }: OnnxValue): DeclaredTensor | undefined {
  const datatype = DATATYPES[type];
  if (datatype === undefined || dims === undefined) return undefined;
  return { name, datatype, shape: dims.map((dim) => (typeof dim === "number" ? dim : -1)) };
}

/** A request that cannot be answered, and why: for the client. */
export class BadRequest extends Error {}

/**
 * A tensor of a request as the session takes it.
 *
 * @throws {BadRequest} when type, shape or data do not fit what the model declares
 */
export function fromRequest(given: unknown, { name, datatype, shape }: DeclaredTensor): SessionTensor {
  const tensor = (given ?? {}) as Readonly<Record<string, unknown>>;
  const fail = (why: string): BadRequest => new BadRequest(`tensor '${name}': ${why}`);
  if (tensor.datatype !== datatype) throw fail(`its datatype must be ${datatype}`);
  const dims = tensor.shape;
  if (!Array.isArray(dims) || !dims.every((dim) => Number.isSafeInteger(dim) && dim >= 0))
    throw fail("its shape must be a list of whole numbers");
  if (dims.length !== shape.length || !dims.every((dim, at) => shape[at] === -1 || shape[at] === dim))
    throw fail(`its shape must be [${shape.join(", ")}]`);
  const count = dims.reduce((product: number, dim: number) => product * dim, 1);
  const values = Array.isArray(tensor.data) ? tensor.data.flat(dims.length) : [];
  if (values.length !== count) throw fail(`its data must be ${count} values, it has ${values.length}`);
  if (datatype === "BYTES") {
    if (!values.every((value) => typeof value === "string")) throw fail("its data must be strings");
    return { dims, data: values as string[] };
  }
  if (datatype === "BOOL") {
    if (!values.every((value) => typeof value === "boolean")) throw fail("its data must be true or false");
    return { dims, data: Uint8Array.from(values, Number) };
  }
  if (!values.every((value) => typeof value === "number" && Number.isFinite(value)))
    throw fail("its data must be numbers");
  const numbers = values as number[];
  if (datatype === "FP32") return { dims, data: Float32Array.from(numbers) };
  if (datatype === "FP64") return { dims, data: Float64Array.from(numbers) };
  if (!numbers.every(Number.isSafeInteger)) throw fail("its data must be whole numbers");
  if (datatype === "INT64") return { dims, data: BigInt64Array.from(numbers, BigInt) };
  if (!numbers.every((value) => (value | 0) === value)) throw fail("its data is beyond INT32");
  return { dims, data: Int32Array.from(numbers) };
}

/** A tensor of an answer. A number that JSON cannot say is no answer. @throws {Error} for it */
export function toReply({ name, datatype }: DeclaredTensor, { dims, data }: SessionTensor): object {
  const values = Array.from(data as ArrayLike<unknown>, (value) =>
    typeof value === "bigint" ? Number(value) : datatype === "BOOL" ? value !== 0 : value,
  );
  if (values.some((value) => typeof value === "number" && !Number.isFinite(value)))
    throw new Error(`the model's output '${name}' is no finite number`);
  return { name, datatype, shape: [...dims], data: values };
}
