import { base85Table, readBase85Runs } from "../base85-group.ts";
import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";

const TABLE: Int8Array = /* @__PURE__ */ base85Table(
  "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#",
);

/** ZeroMQ's base85 (RFC 32). */
export const z85: Decoder = {
  id: "z85",
  title: "Z85",
  keeps: "spans",
  clues: CLUES.longToken,
  decode(source, out) {
    readBase85Runs(source, TABLE, out);
  },
};
