import path from "node:path";
import { pathToFileURL } from "node:url";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { CHANNELS } from "../attack.ts";
import type { Connection, LoadedManifest } from "../manifest/index.ts";
import type { Observation, Target, Turn } from "../target.ts";
import { callsIn, observationOf, targetError, within } from "./observe.ts";

type Module = Extract<Connection, { readonly kind: "function" }>;

/** What an application's function is told besides the turn. */
interface FunctionContext {
  readonly session: string;
  readonly role: string;
  readonly signal: AbortSignal;
}

/** A function of a module: takes a turn, gives an answer, or an observation with calls and effects. */
export async function createFunctionTarget(
  { manifest, baseDirectory }: LoadedManifest,
  connection: Module,
): Promise<Target> {
  const file = path.resolve(baseDirectory, connection.module);
  let answer: (turn: Turn, context: FunctionContext) => unknown;
  try {
    answer = (await import(pathToFileURL(file).href))[connection.export];
    if (typeof answer !== "function") throw new Error(`it exports no function '${connection.export}'`);
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_TARGET", `${connection.module} cannot be used: ${messageOf(cause)}`, {
      hint: "connection.module is relative to the manifest; it must export a function (turn, context).",
      exit: EXIT.usage,
      cause,
    });
  }
  let opened = 0;
  return {
    id: manifest.target,
    title: connection.module,
    channels: new Set(CHANNELS),
    close: async () => {},
    open: async ({ caseId, role }) => {
      const session = `${caseId}-${opened++}`;
      return {
        close: async () => {},
        send: async (turn, signal) => {
          const startedAt = performance.now();
          const work = Promise.resolve().then(() => answer(turn, { session, role, signal }));
          const given = await within(work, manifest.limits.turnMs, signal, connection.module).catch(
            (thrown: unknown) => {
              if (thrown instanceof ParapetError) throw thrown;
              throw targetError(
                `${connection.module} threw: ${messageOf(thrown)}`,
                "An error is never counted as safe.",
                thrown,
              );
            },
          );
          if (typeof given === "string") return observationOf(manifest, { startedAt, text: given });
          if (given === null || typeof given !== "object" || typeof (given as { text?: unknown }).text !== "string")
            throw targetError(
              `${connection.module} gave neither a text nor an observation`,
              "Return a string, or { text, calls?, effects? }.",
            );
          const { calls, ...seen } = given as Partial<Observation>;
          return observationOf(manifest, { startedAt, ...seen, calls: callsIn(calls, manifest) });
        },
      };
    },
  };
}
