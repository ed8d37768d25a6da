/** One model as the thread gets it: bytes, not a path; a thread that reads no file can leak none. */
export interface ServedModel {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Names and types of tensors, as the graph declares them. */
  readonly inputs: readonly DeclaredTensor[];
  readonly outputs: readonly DeclaredTensor[];
}

export interface DeclaredTensor {
  readonly name: string;
  /** Of the Open Inference Protocol: `FP32`, `INT64`, `BYTES`… */
  readonly datatype: string;
  /** -1 where any size goes. */
  readonly shape: readonly number[];
}

export interface ServingSetup {
  readonly models: readonly ServedModel[];
  readonly key: string;
  readonly maxBodyBytes: number;
}

export type FromServing =
  | { readonly type: "ready"; readonly port: number }
  | { readonly type: "broken"; readonly message: string };
