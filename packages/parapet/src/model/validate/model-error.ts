import { EXIT, ParapetError } from "@parapet/guard/kernel";

export type ValidateErrorCode =
  /** The model cannot be opened, or is not what is run here. */
  | "PARAPET_VALIDATE_MODEL"
  /** No ONNX runtime is installed. */
  | "PARAPET_VALIDATE_RUNTIME"
  /** The data does not fit the model, or has no labels. */
  | "PARAPET_VALIDATE_DATA"
  /** The gate file is wrong. */
  | "PARAPET_VALIDATE_GATE"
  /** The model broke while it answered. */
  | "PARAPET_VALIDATE_RUN"
  /** The report of a previous version cannot be used. */
  | "PARAPET_VALIDATE_PREVIOUS";

const OF_THE_WORLD: ReadonlySet<ValidateErrorCode> = new Set(["PARAPET_VALIDATE_RUNTIME", "PARAPET_VALIDATE_RUN"]);

export function validateError(
  code: ValidateErrorCode,
  message: string,
  options: { readonly hint?: string; readonly cause?: unknown } = {},
): ParapetError {
  return new ParapetError(code, message, { ...options, exit: OF_THE_WORLD.has(code) ? EXIT.environment : EXIT.usage });
}
