import { EXIT, ParapetError } from "@parapet/guard/kernel";

export const privacyError = (message: string, cause?: unknown): ParapetError =>
  new ParapetError("PARAPET_PRIVACY_DATA", message, {
    hint: "Give rows that the model was trained on as --members, and rows of the same kind that it was not as --nonmembers.",
    exit: EXIT.usage,
    ...(cause === undefined ? {} : { cause }),
  });
