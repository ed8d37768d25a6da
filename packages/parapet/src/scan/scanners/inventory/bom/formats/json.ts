import type { BomFormat } from "../bom-format.ts";
import { jsonDocument } from "./plain.ts";

export const json: BomFormat = {
  id: "json",
  title: "JSON",
  summary: "The list as Parapet keeps it.",
  write: (bom, { version, stamp }) =>
    jsonDocument({ parapetBom: 1, version, ...(stamp === undefined ? {} : { at: stamp.at }), ...bom }),
};
