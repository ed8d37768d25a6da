import { setTimeout as sleep } from "node:timers/promises";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { Manifest } from "../manifest/index.ts";
import type { Observation, SeenCall } from "../target.ts";

/**
 * An observation of an application that tells its answer and perhaps its calls.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_TARGET where it neither said nor did anything, and no guard said no: an empty
 *   text would be judged as a refusal
 */
export function observationOf(
  manifest: Manifest,
  seen: Partial<Observation> & { readonly startedAt: number; readonly given?: unknown },
): Observation {
  const { startedAt, given, ...known } = seen;
  const observation = {
    text: "",
    calls: callsIn(given, manifest),
    effects: [],
    retrieved: [],
    blockedBy: "",
    inputTokens: 0,
    outputTokens: Math.ceil((known.text ?? "").length / 4),
    elapsedMs: performance.now() - startedAt,
    ...known,
  };
  const { text, calls, effects, blockedBy } = observation;
  if (text.trim() === "" && calls.length === 0 && effects.length === 0 && blockedBy === "")
    throw targetError("the answer is empty", "Look whether the manifest names the place where the answer stands.");
  return observation;
}

/** Objects with a name and arguments, in whichever of the usual words. */
export function callsIn(given: unknown, { tools }: Pick<Manifest, "tools">): readonly SeenCall[] {
  if (!Array.isArray(given)) return [];
  return given.flatMap((one): SeenCall[] => {
    if (one === null || typeof one !== "object") return [];
    const {
      name,
      tool,
      function: inner,
      arguments: args,
      input,
      isApproved,
    } = one as Readonly<Record<string, unknown>>;
    const called = name ?? tool ?? (inner as { readonly name?: unknown } | undefined)?.name;
    if (typeof called !== "string") return [];
    const passed = args ?? input ?? (inner as { readonly arguments?: unknown } | undefined)?.arguments;
    return [
      {
        tool: called,
        arguments: parsed(passed),
        does: tools.find((known) => known.name === called)?.does,
        isApproved: isApproved === true,
      },
    ];
  });
}

function parsed(given: unknown): unknown {
  if (typeof given !== "string") return given;
  try {
    return JSON.parse(given);
  } catch {
    return given;
  }
}

/** The target gave no answer that could be judged. */
export function targetError(what: string, hint: string, cause?: unknown): ParapetError {
  return new ParapetError("PARAPET_REDTEAM_TARGET", what, { hint, exit: EXIT.environment, cause });
}

export function interrupted(what: string): ParapetError {
  return new ParapetError("PARAPET_REDTEAM_INTERRUPTED", `interrupted while ${what} was asked`);
}

/** Waits, unless it is interrupted. @throws {ParapetError} PARAPET_REDTEAM_INTERRUPTED */
export async function pause(ms: number, signal: AbortSignal, what: string): Promise<void> {
  try {
    await sleep(ms, undefined, { signal });
  } catch {
    throw interrupted(what);
  }
}

/** Ends what takes too long. @throws {ParapetError} PARAPET_REDTEAM_TARGET, PARAPET_REDTEAM_INTERRUPTED */
export async function within<T>(work: Promise<T>, limitMs: number, signal: AbortSignal, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const ended = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          targetError(`${what} gave no answer within ${limitMs} ms`, "Raise limits.turnMs, or look why it hangs."),
        ),
      limitMs,
    );
    stop = () => reject(interrupted(what));
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
  });
  try {
    return await Promise.race([work, ended]);
  } finally {
    clearTimeout(timer);
    if (stop !== undefined) signal.removeEventListener("abort", stop);
  }
}
