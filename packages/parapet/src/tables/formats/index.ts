import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { TableFormat } from "../format.ts";
import { csv } from "./csv.ts";
import { idx } from "./idx.ts";
import { json } from "./json.ts";
import { npy, npz } from "./npy.ts";
import { parquet } from "./parquet.ts";

/** Asked in this order: CSV last, for it takes any text. */
export const tableFormats: Registry<TableFormat> = createRegistry("table format", [parquet, npy, npz, idx, json, csv]);
