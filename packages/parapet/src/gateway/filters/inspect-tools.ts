import type { Inspection, ToolCall, ToolGuard, ToolSession, ToolVerdict } from "@parapet/guard";
import { TOOLS_DETECTOR } from "@parapet/guard";
import { gravest } from "@parapet/guard/kernel";
import type { Exchange } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import type { Extraction } from "../wire/index.ts";

/** The words in which a refusal names tool and rule. */
function wordsFor(hits: Inspection["hits"]): string {
  const hit = hits.find(({ action }) => action !== "flag" && action !== "allow");
  return hit === undefined ? "a check of its tools failed" : `${hit.reason} (rule '${hit.rule}')`;
}

/** A call or a definition that may not pass: which tool, which rule, where. Never an argument. */
export function toolBlocked(inspection: Pick<Inspection, "hits">, what: "request" | "reply"): Refusal {
  return new Refusal(400, "tool_blocked", `The ${what} was blocked: ${wordsFor(inspection.hits)}.`, {
    outcome: "blocked",
    headers: ["x-parapet-verdict", "block", "x-should-retry", "false"],
  });
}

export interface ToolsJudged {
  readonly inspection: Inspection;
  readonly refusal: Refusal | undefined;
  /** The body without what was stripped. */
  readonly json: unknown;
}

/** A request's tools. */
interface OfferedTools {
  /** As it goes upstream. */
  readonly sent: Extraction;
  /** The same with hidden values back. */
  readonly judged: Extraction;
  /** The body that goes upstream. */
  readonly json: unknown;
}

/**
 * Tools that a request offers are judged, and what the reply will be judged by is remembered: who asks, what data
 * says, what was called before.
 */
export function inspectOffered(
  exchange: Exchange,
  guard: ToolGuard,
  { sent, judged, json }: OfferedTools,
): ToolsJudged {
  const { principal, user, route } = exchange;
  const roles = principal?.roles ?? [];
  exchange.toolSession = guard.open({
    roles,
    values: vouchedFor(principal, user, route?.name ?? ""),
    passages: judged.passages,
    history: judged.tools.filter(({ mark }) => mark.is === "call").map((tool) => tool.call()),
  });
  const isDefinition = ({ mark }: { readonly mark: { readonly is: string } }): boolean => mark.is === "definition";
  const offered = judged.tools.filter(isDefinition);
  const verdicts = guard.inspectDefinitions(
    offered.map((tool) => tool.definition()),
    roles,
  );
  const inspection = inspectionOf(verdicts);
  const stripped = sent.tools.filter(isDefinition).filter((_, at) => verdicts[at]?.isStripped === true);
  return {
    inspection,
    refusal: inspection.isBlocked ? toolBlocked(inspection, "request") : undefined,
    json: stripped.length === 0 ? json : sent.without(stripped),
  };
}

/** A token says who its user is; what the request says besides is the client's own word, and counts under a key only. */
export function vouchedFor(principal: Exchange["principal"], user: string, model: string) {
  const id = principal?.id ?? "";
  return { user: principal?.kind === "user" ? id.slice("user:".length) : user, principal: id, model };
}

/** The calls of a whole reply. */
export function inspectCalls(
  exchange: Exchange,
  session: ToolSession,
  extraction: Extraction,
  json: unknown,
): ToolsJudged {
  const calls = extraction.tools.filter(({ mark }) => mark.is === "call");
  const verdicts = calls.map((tool) => session.judge(tool.call()));
  const inspection = session.inspection();
  const stripped = calls.filter((_, at) => verdicts[at]?.isStripped === true);
  if (inspection.isBlocked) return { inspection, refusal: toolBlocked(inspection, "reply"), json };
  if (stripped.length === 0) return { inspection, refusal: undefined, json };
  const left = structuredClone(extraction.without(stripped));
  exchange.wire.mendStripped?.(left);
  return { inspection, refusal: undefined, json: left };
}

/** A call within a stream: what the vendor sends after it still speaks of it, so what would be stripped ends it as well. */
export function streamedCallJudge(session: ToolSession): (call: ToolCall) => string | undefined {
  return (call) => {
    const { isBlocked, isStripped, hits } = session.judge(call);
    return isBlocked || isStripped ? `The reply was blocked: ${wordsFor(hits)}.` : undefined;
  };
}

function inspectionOf(verdicts: readonly ToolVerdict[]): Inspection {
  const verdict = gravest(verdicts.map((one) => one.verdict));
  const hits = verdicts.flatMap((one) => one.hits);
  const run = { detector: TOOLS_DETECTOR, verdict, hits: hits.length, elapsedUs: 0 };
  const isBlocked = verdicts.some((one) => one.isBlocked);
  return { verdict, isBlocked, hits, runs: verdicts.length === 0 ? [] : [run], texts: [] };
}
