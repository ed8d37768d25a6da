import { ParapetError } from "@parapet/guard/kernel";
import { type OnnxTensor, TYPE } from "./model.ts";
import { countOf, elementBytes } from "./tensor.ts";
import { fieldsOf, integerOf, malformed, pushIntegers, textOf } from "./wire-reader.ts";

const MOST_RANK = 64;
type Beside = (name: string, offset: number, length: number | undefined) => Uint8Array;

/** One tensor, its elements brought into one form: little-endian bytes. */
export function readTensor(bytes: Uint8Array, beside?: Beside): OnnxTensor {
  const dims: number[] = [];
  const integers: number[] = [];
  const strings: Uint8Array[] = [];
  const wide: Uint8Array[] = [];
  const external: Record<string, string> = {};
  let [name, type, isExternal] = ["", 0, false];
  let raw: Uint8Array | undefined;
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) pushIntegers(field, dims);
    else if (field.number === 2) type = integerOf(field);
    else if (field.number === 5) pushIntegers(field, integers);
    else if (field.number === 6) strings.push(field.bytes);
    else if (field.number === 7 || field.number === 11) wide.push(wideIntegers(field));
    else if (field.number === 4 || field.number === 10) wide.push(field.bytes);
    else if (field.number === 8) name = textOf(field);
    else if (field.number === 9) raw = field.bytes;
    else if (field.number === 13) readEntry(field.bytes, external);
    else if (field.number === 14) isExternal = integerOf(field) === 1;
  }
  if (dims.length > MOST_RANK || dims.some((dim) => dim < 0))
    throw malformed(`tensor '${name}' has impossible lengths`);
  if (type === TYPE.string) return { name, type, dims, raw: new Uint8Array(0), strings };
  const data = isExternal ? readExternal(name, external, beside) : (raw ?? join(wide) ?? narrow(type, integers));
  const width = elementBytes(type);
  if (width !== undefined && data.length !== countOf(dims) * width)
    throw malformed(`tensor '${name}' holds ${data.length} bytes for ${countOf(dims)} elements of ${width}`);
  return { name, type, dims, raw: data };
}

function readEntry(bytes: Uint8Array, into: Record<string, string>): void {
  let [key, value] = ["", ""];
  for (const field of fieldsOf(bytes)) {
    if (field.number === 1) key = textOf(field);
    else if (field.number === 2) value = textOf(field);
  }
  if (key === "location" || key === "offset" || key === "length") into[key] = value;
}

function readExternal(tensor: string, entry: Readonly<Record<string, string>>, beside: Beside | undefined): Uint8Array {
  const { location = "", offset = "0", length } = entry;
  const steps = location.split(/[/\\]/);
  if (
    beside === undefined ||
    location === "" ||
    /^[A-Za-z]:/.test(location) ||
    steps.some((step) => step === "" || step === "..")
  )
    throw new ParapetError(
      "PARAPET_ONNX_EXTERNAL",
      `tensor '${tensor}' lies outside the model, in a file that is not read`,
      {
        hint: "Weights may lie in a file beside the model, named without '..'.",
      },
    );
  const numbers = [offset, ...(length === undefined ? [] : [length])];
  if (numbers.some((number) => !/^\d{1,15}$/.test(number))) throw malformed(`tensor '${tensor}' lies at no offset`);
  return beside(location, Number(offset), length === undefined ? undefined : Number(length));
}

const join = (parts: readonly Uint8Array[]): Uint8Array | undefined => {
  if (parts.length === 0) return undefined;
  return parts.length === 1 ? parts[0] : new Uint8Array(Buffer.concat(parts));
};

function wideIntegers(field: Parameters<typeof pushIntegers>[0]): Uint8Array {
  const integers: number[] = [];
  pushIntegers(field, integers);
  const wide = new BigInt64Array(integers.length);
  for (const [at, value] of integers.entries()) wide[at] = value >= 2 ** 63 ? (1n << 63n) - 1n : BigInt(value);
  return new Uint8Array(wide.buffer);
}

/** Of `int32_data`, which holds everything narrower as well: halves as their bits. */
function narrow(type: number, integers: readonly number[]): Uint8Array {
  const width = elementBytes(type);
  if (width === undefined || width > 4) return new Uint8Array(0);
  const bytes = new Uint8Array(integers.length * width);
  const view = new DataView(bytes.buffer);
  for (const [at, value] of integers.entries()) {
    if (width === 4) view.setInt32(at * 4, value, true);
    else if (width === 2) view.setUint16(at * 2, value & 0xffff, true);
    else view.setUint8(at, value & 0xff);
  }
  return bytes;
}
