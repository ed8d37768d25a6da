import { base85Table, readBase85Runs } from "../base85-group.ts";
import { CLUES } from "../clues.ts";
import type { Decoder } from "../decoder.ts";

const TABLE: Int8Array = /* @__PURE__ */ base85Table(
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~",
);

/** Base85 in the alphabet of RFC 1924, which Git and Python write. */
export const base85: Decoder = {
  id: "base85",
  title: "Base85",
  keeps: "spans",
  clues: CLUES.longToken,
  decode(source, out) {
    readBase85Runs(source, TABLE, out);
  },
};
