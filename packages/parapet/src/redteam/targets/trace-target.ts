import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { CHANNELS, type Channel } from "../attack.ts";
import type { Connection, LoadedManifest } from "../manifest/index.ts";
import type { Target, Turn } from "../target.ts";
import { wordsOf } from "./fill.ts";
import { observationOf, targetError } from "./observe.ts";
import { parsedJson } from "./parsed-json.ts";

type Trace = Extract<Connection, { readonly kind: "trace" }>;
const MOST_BYTES = 256 << 20;

interface Recorded {
  readonly text: string;
  readonly calls: unknown;
}

/**
 * Recorded turns, `{sent, text, attached?, calls?}` a line, judged without asking anybody. An answer belongs to all that
 * was sent, what came beside the words included: what was never asked is an error.
 */
export async function createTraceTarget({ manifest, baseDirectory }: LoadedManifest, { file }: Trace): Promise<Target> {
  const answers = new Map<string, Recorded>();
  const channels = new Set<Channel>(["user"]);
  try {
    const absolute = path.resolve(baseDirectory, file);
    if ((await stat(absolute)).size > MOST_BYTES) throw new Error(`it is larger than ${MOST_BYTES} bytes`);
    const lines = (await readFile(absolute, "utf8")).split("\n");
    lines.forEach((line, at) => {
      if (line.trim() === "") return;
      const { sent, text, calls, attached = [] } = (parsedJson(line) ?? {}) as Readonly<Record<string, unknown>>;
      if (typeof sent !== "string" || typeof text !== "string" || !isAttached(attached))
        throw new Error(`line ${at + 1} is no recorded turn`);
      answers.set(wordsOf({ text: sent, attached }), { text, calls });
      for (const { channel } of attached) channels.add(channel);
    });
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_TARGET", `${file} cannot be read: ${messageOf(cause)}`, {
      hint: 'A trace has lines {"sent": "…", "text": "…"}; what came beside is "attached": [{"channel", "name", "text"}].',
      exit: EXIT.usage,
      cause,
    });
  }
  return {
    id: manifest.target,
    title: `${answers.size} recorded turns`,
    channels,
    close: async () => {},
    open: async () => ({
      close: async () => {},
      send: async (turn) => {
        const startedAt = performance.now();
        const found = answers.get(wordsOf(turn));
        if (found === undefined)
          throw targetError("the trace has no answer to this turn", "Record it, or attack the application itself.");
        return observationOf(manifest, { startedAt, text: found.text, given: found.calls });
      },
    }),
  };
}

function isAttached(given: unknown): given is Turn["attached"] {
  return (
    Array.isArray(given) &&
    given.every(
      (one) => CHANNELS.includes(one?.channel) && typeof one.name === "string" && typeof one.text === "string",
    )
  );
}
