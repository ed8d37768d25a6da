import type { Described } from "@parapet/guard/kernel";
import type { Bom } from "./bom.ts";

/** When and by what a list was made: left out, the same content gives the same bytes. */
interface BomStamp {
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** A UUID. */
  readonly serial: string;
}

/** The extension object: one way to write a bill of materials down. */
export interface BomFormat extends Described {
  readonly summary: string;
  /** Pure: the same list and stamp, the same text. */
  write(bom: Bom, tool: { readonly version: string; readonly stamp?: BomStamp }): string;
}
