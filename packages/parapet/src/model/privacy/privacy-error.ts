import { EXIT, ParapetError } from "@parapet/guard/kernel";

const HINT =
  "Give rows that the model was trained on as --members, and rows of the same kind that it was not as --nonmembers.";

export function privacyError(
  message: string,
  { code = "PARAPET_PRIVACY_DATA", hint = HINT }: { readonly code?: string; readonly hint?: string } = {},
): ParapetError {
  return new ParapetError(code, message, { hint, exit: EXIT.usage });
}
