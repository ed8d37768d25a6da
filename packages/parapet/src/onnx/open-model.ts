import { closeSync, fstatSync, openSync, readFileSync, readSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { OnnxModel } from "./model.ts";
import { readModel } from "./read-model.ts";
import { writeModel } from "./write-model.ts";

/** As much as a Protocol Buffers message may have. */
const MOST_BYTES = 2 ** 31 - 1;

export interface OpenedModel {
  readonly model: OnnxModel;
  /** What a session opens: the file's own bytes, or, where weights lay beside it, the model with them inside. */
  readonly bytes: Uint8Array;
}

/**
 * Reads an `.onnx` file, packed by gzip or not, with weights that lie in files of the same folder.
 *
 * @throws {ParapetError} PARAPET_ONNX_FILE when it cannot be read, else as `readModel`
 */
export function openModel(file: string): OpenedModel {
  const bytes = wholeFile(file);
  let isJoined = false;
  const model = readModel(bytes, {
    beside: (name, offset, length) => {
      isJoined = true;
      return partBeside(path.dirname(file), name, offset, length);
    },
  });
  return { model, bytes: isJoined ? writeModel(model) : bytes };
}

function wholeFile(file: string): Uint8Array {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES) throw tooLarge(file);
    const bytes = readFileSync(file);
    return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes, { maxOutputLength: MOST_BYTES }) : bytes;
  } catch (cause) {
    if (cause instanceof ParapetError) throw cause;
    throw new ParapetError("PARAPET_ONNX_FILE", `${file} cannot be read`, { exit: EXIT.usage, cause });
  }
}

/** A range of a file that lies in the model's folder, links followed: not of one that a link leads out to. */
function partBeside(folder: string, name: string, offset: number, length: number | undefined): Uint8Array {
  let handle: number | undefined;
  try {
    const inside = realpathSync(folder) + path.sep;
    const file = realpathSync(path.join(folder, name));
    if (!file.startsWith(inside)) throw new Error("it leads out of the folder");
    handle = openSync(file, "r");
    const { size } = fstatSync(handle);
    const wanted = length ?? size - offset;
    if (wanted > MOST_BYTES) throw tooLarge(name);
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

const tooLarge = (name: string): ParapetError => new ParapetError("PARAPET_ONNX_FILE", `${name} is larger than 2 GiB`);
