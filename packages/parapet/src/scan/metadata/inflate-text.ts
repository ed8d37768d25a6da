import { constants, inflateSync } from "node:zlib";
import { messageOf } from "@parapet/guard/kernel";
import { LONGEST_TEXT, type MetadataSink } from "./metadata-sink.ts";

/** What zlib packed, as far as it goes; undefined where it is no zlib or too much, which the sink is told. */
export function inflateText(packed: Uint8Array, label: string, sink: MetadataSink): Uint8Array | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: LONGEST_TEXT, finishFlush: constants.Z_SYNC_FLUSH });
  } catch (thrown) {
    sink.damage(label, messageOf(thrown));
    return undefined;
  }
}
