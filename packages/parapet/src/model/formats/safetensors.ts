import type { ArtefactFormat } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { type Json, JsonObject, parseJson } from "../bytes/json.ts";
import { Malformed } from "../bytes/malformed.ts";
import { judgeText } from "./metadata.ts";
import { gathered, type Reasons, shown } from "./reasons.ts";

/** As the reference reader has it. */
const MAX_HEADER = 100_000_000;
/** What we parse: the header of a model with a trillion weights has 20 MB. */
const MAX_PARSED = 24_000_000;
/** Bits of one number. */
const DTYPES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    BOOL: 8,
    U8: 8,
    I8: 8,
    F8_E5M2: 8,
    F8_E4M3: 8,
    F8_E8M0: 8,
    F8_E4M3FNUZ: 8,
    F8_E5M2FNUZ: 8,
    F4: 4,
    F6_E2M3: 6,
    F6_E3M2: 6,
    U16: 16,
    I16: 16,
    F16: 16,
    BF16: 16,
    U32: 32,
    I32: 32,
    F32: 32,
    U64: 64,
    I64: 64,
    F64: 64,
    C64: 64,
  }),
);

/** Weights and nothing else, as long as it is what it says: the reference reader's own rules, and what its texts hold. */
export const safetensors: ArtefactFormat = {
  id: "safetensors",
  title: "Safetensors",
  extensions: [".safetensors"],
  threats: ["malicious-model-file", "model-file-tampering"],
  recognises(head, { path, sizeBytes }) {
    if (path.toLowerCase().endsWith(".safetensors")) return true;
    if (head.length < 10) return false;
    const view = new DataView(head.buffer, head.byteOffset);
    const length = view.getUint32(0, true) + view.getUint32(4, true) * 4_294_967_296;
    return head[8] === 0x7b && (head[9] === 0x22 || head[9] === 0x7d || head[9] === 0x20) && length + 8 <= sizeBytes;
  },
  inspect: (file, { check }) =>
    gathered(async (reasons) => {
      const window = new ByteWindow(file, check);
      await window.load(0, 8);
      const length = window.u64(0);
      if (length > MAX_HEADER) throw new Malformed(`its header of ${length} bytes is longer than is allowed`, 0);
      if (length + 8 > file.sizeBytes) throw new Malformed("its header is longer than the file", 0);
      if (length > MAX_PARSED) throw new Malformed(`its header of ${length} bytes is longer than is read`, 0);
      const header = parseJson(await window.take(8, length));
      if (!(header instanceof JsonObject)) throw new Malformed("its header is no object", 8);
      for (const key of header.repeated)
        reasons.add(
          "safetensors-repeated",
          "review",
          `Its header names '${shown(key)}' twice: readers differ in which they take.`,
        );
      metadata(header, reasons);
      tensors(header, file.sizeBytes - 8 - length, reasons);
    }),
};

function metadata(header: JsonObject, reasons: Reasons): void {
  for (const [name, value] of header.entries) {
    if (name !== "__metadata__") continue;
    if (!(value instanceof JsonObject)) throw new Malformed("its metadata is no object", 8);
    for (const [key, text] of value.entries) {
      if (typeof text !== "string")
        throw new Malformed(`its metadata holds more than texts, at '${shown(key, 40)}'`, 8);
      reasons.put(...judgeText(key, text, /chat_template/.test(key)));
    }
  }
}

function tensors(header: JsonObject, sizeBytes: number, reasons: Reasons): void {
  const spans: { readonly name: string; readonly from: number; readonly to: number }[] = [];
  for (const [name, value] of header.entries) {
    if (name === "__metadata__") continue;
    const { from, to, bits } = tensorOf(name, value);
    if (to > sizeBytes) throw new Malformed(`'${shown(name)}' lies beyond the end`, 8);
    if (bits !== undefined && bits !== (to - from) * 8)
      throw new Malformed(`'${shown(name)}' has another size than its shape`, 8);
    if (bits === undefined)
      reasons.add("safetensors-dtype", "review", `'${shown(name)}' is of a number type that is not known.`);
    spans.push({ name, from, to });
  }
  spans.sort((a, b) => a.from - b.from || a.to - b.to);
  let end = 0;
  for (const { name, from, to } of spans) {
    if (from < end) throw new Malformed(`'${shown(name)}' lies in the place of another`, 8);
    if (from > end)
      reasons.add("safetensors-gap", "review", `${from - end} bytes before '${shown(name)}' belong to no tensor.`);
    end = Math.max(end, to);
  }
  if (end < sizeBytes)
    reasons.add("safetensors-trailing", "review", `${sizeBytes - end} bytes at its end belong to no tensor.`);
}

function tensorOf(name: string, value: Json): { from: number; to: number; bits: number | undefined } {
  if (!(value instanceof JsonObject)) throw new Malformed(`'${shown(name)}' is no tensor`, 8);
  const [dtype, shape, offsets] = [value.text("dtype"), value.get("shape"), value.get("data_offsets")];
  const [from, to] = numbers(offsets);
  const sizes = numbers(shape);
  if (dtype === undefined || from === undefined || to === undefined || numbers(offsets).length !== 2 || to < from)
    throw new Malformed(`'${shown(name)}' is no tensor`, 8);
  const each = DTYPES.get(dtype);
  const count = sizes.reduce((product, size) => product * size, 1);
  return { from, to, bits: each === undefined ? undefined : count * each };
}

function numbers(value: Json | undefined): readonly number[] {
  if (!Array.isArray(value)) throw new Malformed("a tensor has no shape or no place", 8);
  return (value as readonly Json[]).map((one) => {
    if (typeof one !== "number" || !Number.isSafeInteger(one) || one < 0)
      throw new Malformed("a tensor has an impossible shape or place", 8);
    return one;
  });
}
