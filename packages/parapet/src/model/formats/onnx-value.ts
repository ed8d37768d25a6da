import type { ByteWindow } from "../bytes/byte-window.ts";
import { Malformed } from "../bytes/malformed.ts";
import { type ProtoField, textsOf, walkMessage } from "../bytes/protobuf.ts";
import { leadsOut } from "./path-safety.ts";
import { type Reasons, shown } from "./reasons.ts";

/** Wire types that a field of a tensor may have: packed or one by one. */
const TENSOR: ReadonlyMap<number, readonly number[]> = new Map([
  [1, [0, 2]], // dims
  [2, [0]], // data_type
  [3, [2]], // segment
  [4, [2, 5]], // float_data
  [5, [0, 2]], // int32_data
  [6, [2]], // string_data
  [7, [0, 2]], // int64_data
  [8, [2]], // name
  [9, [2]], // raw_data
  [10, [1, 2]], // double_data
  [11, [0, 2]], // uint64_data
  [12, [2]], // doc_string
  [13, [2]], // external_data
  [14, [0]], // data_location
  [16, [2]], // metadata_props
]);
const LARGEST_TYPE = 40;
const MAX_DEPTH = 8;

/**
 * Values as ONNX keeps them beside a model, for tests of it: tensors, and sequences and options of them. They hold
 * numbers and texts, and no operator; only a place outside of the folder would be something.
 *
 * @see onnx.proto, `TensorProto`, `SequenceProto`, `OptionalProto`
 */
export async function onnxValue(window: ByteWindow, reasons: Reasons): Promise<boolean> {
  const whole: ProtoField = { number: 0, wire: 2, value: 0, start: 0, end: window.sizeBytes };
  for (const read of [tensor, collection])
    try {
      if (window.sizeBytes > 0) await read(window, whole, reasons, 0);
      return window.sizeBytes > 0;
    } catch (fault) {
      if (!(fault instanceof Malformed)) throw fault;
    }
  return false;
}

async function tensor(window: ByteWindow, field: ProtoField, reasons: Reasons): Promise<void> {
  let type = 0;
  await walkMessage(window, field.start, field.end, (inner) => {
    if (TENSOR.get(inner.number)?.includes(inner.wire) !== true) throw new Malformed("it is no tensor", inner.start);
    if (inner.number === 2) type = inner.value;
    if (inner.number !== 13) return undefined;
    return textsOf(window, inner).then((entry) => {
      const place = entry.get(1) === "location" ? (entry.get(2) ?? "") : "";
      if (leadsOut(place))
        reasons.add(
          "onnx-external-path",
          "blocked",
          `It reads its numbers from a file outside its folder: '${shown(place)}'.`,
          { call: shown(`open('${place}')`) },
        );
    });
  });
  if (type < 1 || type > LARGEST_TYPE) throw new Malformed("it is no tensor: it is of no type", field.start);
}

/** Of tensors, or of sequences: a name, what they are of, and they. */
async function collection(window: ByteWindow, field: ProtoField, reasons: Reasons, depth: number): Promise<void> {
  if (depth > MAX_DEPTH) throw new Malformed("values are nested deeper than is read", field.start);
  let type = 0;
  await walkMessage(window, field.start, field.end, (inner) => {
    if (inner.number === 1 && inner.wire === 2) return undefined;
    if (inner.number === 2 && inner.wire === 0) {
      type = inner.value;
      return undefined;
    }
    if (inner.wire === 2 && inner.number === 3) return tensor(window, inner, reasons);
    if (inner.wire === 2 && (inner.number === 5 || inner.number === 7))
      return collection(window, inner, reasons, depth + 1);
    throw new Malformed("it is no sequence", inner.start);
  });
  if (type < 1 || type > 6) throw new Malformed("it is no sequence: it is of nothing", field.start);
}
