import type { GuardHit, GuardSeen } from "../target.ts";
import { parsedJson } from "./parsed-json.ts";

/** Parapet's gateway answers it where the key's role may `traces:read`; others do not know it. */
const HEADER = "x-parapet-trace";
const MOST = 64;

/** What goes with every request: whose it is, and that we would like to know what a guard says of it. */
export const caseHeaders = (caseId: string): Readonly<Record<string, string>> => ({
  "x-parapet-case": caseId,
  [HEADER]: "1",
});

/** @param stream a streamed body, "" for any other; what it says at its end knows of the reply too */
export function readTrace(headers: Headers, stream: string): GuardSeen | undefined {
  const mark = `\n: ${HEADER} `;
  const at = stream.lastIndexOf(mark);
  const said = at === -1 ? headers.get(HEADER) : (stream.slice(at + mark.length).split("\n", 1)[0] ?? "");
  return said === null ? undefined : traceIn(parsedJson(said));
}

/** Of all steps of a turn. */
export function joinTraces(traces: readonly (GuardSeen | undefined)[]): { readonly guard?: GuardSeen } {
  const known = traces.filter((trace) => trace !== undefined);
  if (known.length === 0) return {};
  return {
    guard: {
      verdict: known.at(-1)!.verdict,
      hits: known.flatMap(({ hits }) => hits).slice(0, MOST),
      calls: known.flatMap(({ calls }) => calls).slice(0, MOST),
    },
  };
}

/** Anybody may answer with such a header: what is no trace is none. */
function traceIn(json: unknown): GuardSeen | undefined {
  const { verdict, hits, calls } = (json ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof verdict !== "string" || !Array.isArray(hits)) return undefined;
  return { verdict: verdict.slice(0, 20), hits: hits.slice(0, MOST).flatMap(hitIn), calls: callsOf(calls) };
}

function callsOf(given: unknown): GuardSeen["calls"] {
  if (!Array.isArray(given)) return [];
  return given.slice(0, MOST).flatMap((one) => {
    const { tool, verdict } = (one ?? {}) as Readonly<Record<string, unknown>>;
    if (typeof tool !== "string" || typeof verdict !== "string") return [];
    return [{ tool: tool.slice(0, 128), verdict: verdict.slice(0, 20) }];
  });
}

function hitIn(one: unknown): readonly GuardHit[] {
  const { detector, rule, direction, action, score, reason } = (one ?? {}) as Readonly<Record<string, unknown>>;
  const isHit = typeof detector === "string" && typeof rule === "string" && typeof score === "number";
  if (!isHit || !(score >= 0 && score <= 1)) return [];
  return [
    {
      detector: detector.slice(0, 64),
      rule: rule.slice(0, 64),
      direction: direction === "output" ? "output" : "input",
      isBlock: action === "block",
      score,
      reason: typeof reason === "string" ? reason.slice(0, 200) : "",
    },
  ];
}
