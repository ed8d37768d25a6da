import { readFile } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { CHANNELS } from "../attack.ts";
import type { Connection, LoadedManifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { wordsOf } from "./fill.ts";
import { observationOf, targetError } from "./observe.ts";

type Trace = Extract<Connection, { readonly kind: "trace" }>;
const MOST_BYTES = 256 << 20;

/** Recorded turns, `{sent, text, calls?}` a line, judged without asking anybody: what was never asked is an error. */
export async function createTraceTarget({ manifest, baseDirectory }: LoadedManifest, { file }: Trace): Promise<Target> {
  const answers = new Map<string, { readonly text: string; readonly calls: unknown }>();
  try {
    const text = await readFile(path.resolve(baseDirectory, file), "utf8");
    if (text.length > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
    for (const line of text.split("\n")) {
      if (line.trim() === "") continue;
      const { sent, text: told, calls } = JSON.parse(line) as Readonly<Record<string, unknown>>;
      if (typeof sent === "string" && typeof told === "string") answers.set(sent, { text: told, calls });
    }
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_TARGET", `${file} cannot be read: ${messageOf(cause)}`, {
      hint: 'A trace has lines {"sent": "…", "text": "…"}.',
      exit: EXIT.usage,
      cause,
    });
  }
  return {
    id: manifest.target,
    title: `${answers.size} recorded turns`,
    channels: new Set(CHANNELS),
    close: async () => {},
    open: async () => ({
      close: async () => {},
      send: async (turn) => {
        const startedAt = performance.now();
        const found = answers.get(wordsOf(turn)) ?? answers.get(turn.text);
        if (found === undefined)
          throw targetError("the trace has no answer to this turn", "Record it, or attack the application itself.");
        return observationOf(manifest, { startedAt, text: found.text, given: found.calls });
      },
    }),
  };
}
