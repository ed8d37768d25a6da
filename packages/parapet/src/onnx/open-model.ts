import { createHash } from "node:crypto";
import { closeSync, constants, fstatSync, openSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import type { OnnxModel } from "./model.ts";
import { readModel } from "./read-model.ts";
import { writeModel } from "./write-model.ts";

/** As much as a Protocol Buffers message may have. */
const MOST_BYTES = 2 ** 31 - 1;

export interface OpenedModel {
  readonly model: OnnxModel;
  /** What a session opens: the file's own bytes, or, where weights lay beside it, the model with them inside. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the file that was read, hex. Undefined where weights lay beside it: that digest would not be of them. */
  readonly digest: string | undefined;
}

/**
 * Reads an `.onnx` file, packed by gzip or not, with weights that lie in files of the same folder.
 *
 * @throws {ParapetError} PARAPET_ONNX_FILE when it cannot be read, else as `readModel`
 */
export function openModel(file: string): OpenedModel {
  const { bytes, digest } = wholeFile(file);
  let [isJoined, held] = [false, bytes.length];
  const model = readModel(bytes, {
    beside: (name, offset, length) => {
      isJoined = true;
      const part = partBeside(path.dirname(file), name, { offset, length, most: MOST_BYTES - held });
      held += part.length;
      return part;
    },
  });
  return isJoined ? { model, bytes: writeModel(model), digest: undefined } : { model, bytes, digest };
}

function wholeFile(file: string): { readonly bytes: Uint8Array; readonly digest: string } {
  try {
    const found = statSync(file);
    if (!found.isFile()) throw new Error("it is no file");
    if (found.size > MOST_BYTES) throw tooLarge(file);
    const given = readFileSync(file);
    const isPacked = given[0] === 0x1f && given[1] === 0x8b;
    return {
      bytes: isPacked ? gunzipSync(given, { maxOutputLength: MOST_BYTES }) : given,
      digest: createHash("sha256").update(given).digest("hex"),
    };
  } catch (cause) {
    if (cause instanceof ParapetError) throw cause;
    throw new ParapetError("PARAPET_ONNX_FILE", `${file} cannot be read: ${messageOf(cause)}`, {
      hint: "Name an .onnx file, packed by gzip or not.",
      exit: EXIT.usage,
      cause,
    });
  }
}

/** A range of a file that lies in the model's folder, links followed: not of one that a link leads out to. */
function partBeside(
  folder: string,
  name: string,
  { offset, length, most }: { readonly offset: number; readonly length: number | undefined; readonly most: number },
): Uint8Array {
  let handle: number | undefined;
  try {
    const inside = realpathSync(folder) + path.sep;
    const file = realpathSync(path.join(folder, name));
    if (!file.startsWith(inside)) throw new Error("it leads out of the folder");
    // A pipe would be waited for without end.
    handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = fstatSync(handle);
    if (!found.isFile()) throw new Error("it is no file");
    const { size } = found;
    const wanted = length ?? size - offset;
    // All of them together: any number of tensors may point to the same bytes.
    if (wanted > most) throw tooLarge(name);
    if (offset + wanted > size) throw new Error("it is shorter than the model says");
    const part = new Uint8Array(wanted);
    if (readSync(handle, part, 0, wanted, offset) < wanted) throw new Error("it is cut off");
    return part;
  } catch (cause) {
    if (cause instanceof ParapetError) throw cause;
    throw new ParapetError("PARAPET_ONNX_EXTERNAL", `weights in '${name}', beside the model, cannot be read`, {
      cause,
    });
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

const tooLarge = (name: string): ParapetError =>
  new ParapetError("PARAPET_ONNX_FILE", `${name} makes the model larger than 2 GiB`);
