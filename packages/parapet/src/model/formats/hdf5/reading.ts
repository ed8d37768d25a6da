import type { ByteWindow } from "../../bytes/byte-window.ts";

/** What the parts of an HDF5 reader need of the file. */
export interface Hdf5Reading {
  readonly window: ByteWindow;
  /** Where addresses count from. */
  readonly base: number;
  /** Bytes of an address and of a length. */
  readonly sizes: { readonly offset: number; readonly length: number };
  number(at: number, size: number): Promise<number>;
  /** -1 for none. */
  address(at: number): Promise<number>;
  length(at: number): Promise<number>;
}
