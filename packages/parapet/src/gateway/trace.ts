import { graver } from "@parapet/guard/kernel";
import type { Exchange } from "./exchange.ts";

/**
 * What the guard said of an exchange, for whoever tests it: which detector, which rule, how sure; which tools the model
 * called, delivered or not. A stranger who could
 * read it would know how to get by, so it is told to a caller who asks for it and whose role may read it, and to nobody
 * else. It holds no text, no argument and no path.
 */

const HEADER = "x-parapet-trace";
const PERMISSION = "traces:read";
/** The surest ones; the rest is counted. Clients take headers of some kilobytes. */
const MOST_HITS = 16;
const MOST_REASON = 120;

/** Adds the trace of what is known by now to an answer's headers, names and values in turn. */
export function pushTrace(exchange: Exchange, headers: string[]): void {
  if (isTraced(exchange)) headers.push(HEADER, traceOf(exchange));
}

/** A stream's headers are gone when its end is known: a comment, which readers of events skip, says it then. */
export function lastWords(exchange: Exchange): string {
  return isTraced(exchange) ? `\n: ${HEADER} ${traceOf(exchange)}\n\n` : "";
}

function isTraced({ headers, principal, snapshot }: Exchange): boolean {
  return headers.wantsTrace && principal !== undefined && snapshot.access.isPermitted(principal.roles, PERMISSION);
}

function traceOf({ hits, inputInspection, outputInspection, judgedCalls }: Exchange): string {
  const verdict = graver(inputInspection?.verdict ?? "allow", outputInspection?.verdict ?? "allow");
  const surest = [...hits].sort((one, other) => other.confidence - one.confidence).slice(0, MOST_HITS);
  return inAscii({
    verdict,
    hits: surest.map(({ detector, rule, direction, action, confidence, reason }) => ({
      detector,
      rule,
      direction,
      action,
      score: confidence,
      reason: reason.slice(0, MOST_REASON),
    })),
    more: hits.length - surest.length,
    ...(judgedCalls.length === 0 ? {} : { calls: judgedCalls }),
  });
}

/** JSON that a header may hold. */
function inAscii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
