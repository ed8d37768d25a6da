import type { Inspection, ToolCall, ToolGuard, ToolSession, ToolVerdict } from "@parapet/guard";
import { shownTool, TOOLS_DETECTOR } from "@parapet/guard";
import { gravest } from "@parapet/guard/kernel";
import type { Exchange } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import type { Extraction, StreamGuardOptions } from "../wire/index.ts";

/** The words in which a refusal names tool and rule. */
function wordsFor(hits: Inspection["hits"]): string {
  const hit = hits.find(({ action }) => action !== "flag" && action !== "allow");
  return hit === undefined ? "a check of its tools failed" : `${hit.reason} (rule '${hit.rule}')`;
}

/** A call or a definition that may not pass: which tool, which rule, where. Never an argument. */
function toolBlocked(inspection: Pick<Inspection, "hits">, what: "request" | "reply"): Refusal {
  return new Refusal(400, "tool_blocked", `The ${what} was blocked: ${wordsFor(inspection.hits)}.`, {
    outcome: "blocked",
    headers: ["x-parapet-verdict", "block", "x-should-retry", "false"],
  });
}

export interface ToolsJudged<R = Refusal | undefined> {
  readonly inspection: Inspection;
  readonly refusal: R;
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
): ToolsJudged<Refusal | undefined | Promise<Refusal>> {
  const places = extraction.tools.filter(({ mark }) => mark.is === "call");
  const calls = places.map((place) => place.call());
  const verdicts = calls.map((call) => judgeCall(exchange, session, call));
  const inspection = session.inspection();
  const waiting = calls.filter((_, at) => verdicts[at] !== undefined && waits(verdicts[at]));
  // Where something else is wrong with the reply, no word would let it pass.
  const isHopeless = verdicts.some((verdict) => verdict.isBlocked && !verdict.needsApproval);
  if (waiting.length > 0 && !isHopeless) {
    const asked = askFor(exchange, waiting, verdicts.filter(waits));
    if (asked !== undefined) {
      const refusal = approvalRequired(asked.ids, waiting);
      return {
        inspection,
        refusal: asked.stored.then(
          () => refusal,
          () => toolBlocked(inspection, "reply"),
        ),
        json,
      };
    }
  }
  const stripped = places.filter((_, at) => verdicts[at]?.isStripped === true);
  if (inspection.isBlocked) return { inspection, refusal: toolBlocked(inspection, "reply"), json };
  if (stripped.length === 0) return { inspection, refusal: undefined, json };
  const left = structuredClone(extraction.without(stripped));
  exchange.wire.mendStripped?.(left);
  return { inspection, refusal: undefined, json: left };
}

/** A call within a stream: what the vendor sends after it still speaks of it, so what would be stripped ends it as well. */
export function streamedCallJudge(
  exchange: Exchange,
  session: ToolSession,
): NonNullable<StreamGuardOptions["onToolCall"]> {
  return (call) => {
    const verdict = judgeCall(exchange, session, call);
    if (!verdict.isBlocked && !verdict.isStripped) return undefined;
    const asked = waits(verdict) ? askFor(exchange, [call], [verdict]) : undefined;
    const refusal = asked === undefined ? toolBlocked(verdict, "reply") : approvalRequired(asked.ids, [call]);
    exchange.cutBy = refusal;
    return refusal;
  };
}

function judgeCall(exchange: Exchange, session: ToolSession, call: ToolCall): ToolVerdict {
  const { words } = exchange;
  const judged = session.judge(call, words === undefined ? undefined : (one) => words.spend(one));
  if (exchange.headers.wantsTrace && exchange.judgedCalls.length < MOST_TRACED)
    exchange.judgedCalls.push({ tool: call.name.slice(0, LONGEST_NAME), verdict: judged.verdict });
  return judged;
}

const MOST_TRACED = 16;
const LONGEST_NAME = 128;

/** May not be made as things stand, and a word would let it. */
function waits({ isBlocked, isStripped, needsApproval }: ToolVerdict): boolean {
  return needsApproval && (isBlocked || isStripped);
}

/** @returns undefined where nobody can be asked */
function askFor(
  { words }: Exchange,
  calls: readonly ToolCall[],
  verdicts: readonly ToolVerdict[],
): { readonly ids: readonly string[]; readonly stored: Promise<unknown> } | undefined {
  const asked = calls.map((call, at) => words?.ask(call, verdicts[at]?.hits ?? []));
  const known = asked.filter((one) => one !== undefined);
  if (known.length < calls.length) return undefined;
  return { ids: [...new Set(known.map(({ id }) => id))], stored: Promise.all(known.map(({ stored }) => stored)) };
}

/** The calls wait for a person: which tools, and under which ids. */
function approvalRequired(ids: readonly string[], calls: readonly ToolCall[]): Refusal {
  const tools = [...new Set(calls.map(({ name }) => shownTool(name)))].join(", ");
  return new Refusal(
    403,
    "tool_approval_required",
    `The reply calls the tool ${tools}, which needs a person's approval: ${ids.join(", ")}. Send the request again once it is given.`,
    {
      outcome: "blocked",
      headers: ["x-parapet-verdict", "block", "x-parapet-approval", ids.join(","), "x-should-retry", "false"],
    },
  );
}

function inspectionOf(verdicts: readonly ToolVerdict[]): Inspection {
  const verdict = gravest(verdicts.map((one) => one.verdict));
  const hits = verdicts.flatMap((one) => one.hits);
  const run = { detector: TOOLS_DETECTOR, verdict, hits: hits.length, elapsedUs: 0 };
  const isBlocked = verdicts.some((one) => one.isBlocked);
  return { verdict, isBlocked, hits, runs: verdicts.length === 0 ? [] : [run], texts: [] };
}
