/** What a model takes or gives, by name. */
export interface Port {
  readonly name: string;
  readonly type: "float32" | "float64" | "int32" | "int64" | "string" | "bool" | "uint8" | "other";
  /** undefined for a side that may be any, as that of the rows is. */
  readonly shape: readonly (number | undefined)[];
}

/** A tensor that a model is fed with: numbers as they are, whatever the port's type; words only to ports of words. */
export interface FedTensor {
  readonly port: Port;
  readonly shape: readonly number[];
  readonly values: Float64Array | Float32Array | readonly string[];
}

/** What a model said of a batch of rows. */
export interface Said {
  /** Row by row, `width` numbers each. */
  readonly scores: Float64Array | undefined;
  readonly width: number;
  /** What the scores are; unknown ones are told by whether they add up to one. */
  readonly kind: "probabilities" | "unknown";
  /** Classes by name or number, where the model says them itself. */
  readonly labels: readonly string[] | undefined;
}

/** Something that answers rows: a file that is run here, or an address. */
export interface Predictor {
  /** As it is shown. */
  readonly name: string;
  /** SHA-256 of the file, hex; undefined for an address. */
  readonly digest: string | undefined;
  readonly inputs: readonly Port[];
  /** Names of the classes, in the order of the scores, where the model knows them. */
  readonly classes: readonly string[] | undefined;
  /** @throws {ParapetError} PARAPET_VALIDATE_RUN */
  predict(rows: number, inputs: readonly FedTensor[]): Promise<Said>;
  close(): Promise<void>;
}
