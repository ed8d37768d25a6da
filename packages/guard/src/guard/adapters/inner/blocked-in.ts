import { type BlockedCode, type BlockedHit, GuardBlockedError } from "../../blocked-error.ts";
import type { Direction } from "../../detector.ts";

/** What `parapet` says in a refusal, see wires.ts. */
interface Told {
  readonly code: string;
  readonly message: string;
  readonly direction: Direction;
  readonly hits: readonly BlockedHit[];
}

/** The guard's error within an SDK's, wherever the SDK keeps it; undefined when the guard did not say no. */
export function blockedErrorOf(thrown: unknown): GuardBlockedError | undefined {
  let at: unknown = thrown;
  for (let depth = 0; depth < 5 && at !== null && typeof at === "object"; depth++) {
    if (at instanceof GuardBlockedError) return at;
    const told = toldIn(at);
    if (told !== undefined) {
      const reason = told.code.replace("PARAPET_", "").toLowerCase() as BlockedCode;
      return new GuardBlockedError(reason, told.direction, told.message, told.hits);
    }
    at = (at as { readonly cause?: unknown }).cause;
  }
  return undefined;
}

/** SDKs keep the body, or its `error`, as `error`. */
function toldIn(thrown: object): Told | undefined {
  let at: unknown = thrown;
  for (let depth = 0; depth < 3 && at !== null && typeof at === "object"; depth++) {
    const { parapet, error } = at as { readonly parapet?: Told; readonly error?: unknown };
    if (typeof parapet?.code === "string" && Array.isArray(parapet.hits)) return parapet;
    at = error;
  }
  return undefined;
}
