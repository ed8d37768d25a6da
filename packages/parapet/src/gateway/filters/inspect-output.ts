import { hash } from "node:crypto";
import type { Exchange, Filter, Reply } from "../exchange.ts";
import { extract, parseJsonBody, printJson, type Wire } from "../wire/index.ts";
import { blockedBy } from "./blocked-by.ts";
import { sumOf, unknownReply } from "./guarded-stream.ts";
import { revealed } from "./hidden-values.ts";
import { inspectWhole } from "./inspect-joined.ts";
import { inspectCalls } from "./inspect-tools.ts";
import { uninspectable } from "./reply-sink.ts";
import { mergeUsage } from "./usage.ts";

/** Providers send large replies; their depth is bounded as well, since they repeat what models write. */
const MAX_REPLY_DEPTH = 128;

/** Puts a whole reply before the guard. Streams have been through it on their way (see guarded-stream.ts). */
export const inspectOutput: Filter = (exchange) => {
  const { reply, route } = exchange;
  if (reply === undefined || route === undefined || !route.inspects.output || reply.body.length === 0) return undefined;
  exchange.responseDigest = hash("sha256", reply.body, "hex");
  const parsed = parseJsonBody(reply.body, { maxDepth: MAX_REPLY_DEPTH });
  if (parsed.problem !== undefined) return uninspectable;
  const isSuccess = reply.status < 300;
  if (isSuccess) mergeUsage(exchange, exchange.wire.readUsage(parsed.json));
  exchange.outputEstimate = Math.ceil(reply.body.length / 8);
  return inspect(exchange, reply, parsed.json, isSuccess ? exchange.wire : errorShaped(exchange.wire));
};

function inspect(exchange: Exchange, reply: Reply, json: unknown, wire: Wire): ReturnType<Filter> {
  const route = exchange.route!;
  const extraction = extract(wire, json, "reply");
  for (const pointer of extraction.unknown) exchange.unknownShapes.push(pointer);
  if (extraction.unknown.length > 0 && route.onUnknown === "block") return unknownReply;
  const { vault, systemPrompt } = exchange;
  const reveal = vault === undefined ? undefined : route.reveal;
  const inspection = inspectWhole(reveal?.before ?? route.guard, extraction, { systemPrompt });
  exchange.outputInspection = inspection;
  if (inspection.isBlocked) return blockedBy(inspection, "output");
  let replaced = extraction.replace(inspection.texts);
  if (vault !== undefined && reveal !== undefined) {
    const written = replaced === json ? extraction : extract(wire, replaced, "reply");
    if (exchange.snapshot.policy.records.fullText !== "none")
      exchange.responseText = [Buffer.from(printJson(replaced, reply.body.toString()))];
    const shown = extract(wire, revealed(written, vault), "reply");
    const second = inspectWhole(reveal.after, shown, { systemPrompt });
    exchange.outputInspection = sumOf([inspection, second]);
    if (second.isBlocked) return blockedBy(second, "output");
    replaced = shown.replace(second.texts);
  }
  if (exchange.toolSession !== undefined) {
    // As the client gets them.
    const sent = replaced === json ? extraction : extract(wire, replaced, "reply");
    const called = inspectCalls(exchange, exchange.toolSession, sent, replaced);
    exchange.outputInspection = sumOf([exchange.outputInspection, called.inspection]);
    if (called.refusal !== undefined) return called.refusal;
    replaced = called.json;
  }
  if (replaced !== json) {
    const body = Buffer.from(printJson(replaced, reply.body.toString()));
    exchange.reply = { ...reply, body };
    exchange.responseDigest = hash("sha256", body, "hex");
  }
  return undefined;
}

const errorShapes = new Map<string, Wire>();

/** A provider's error has no shape of ours, but it may quote the prompt: every string in it is inspected as metadata. */
function errorShaped(wire: Wire): Wire {
  let shaped = errorShapes.get(wire.id);
  if (shaped === undefined) {
    shaped = { ...wire, reply: { is: "json", origin: "metadata" } };
    errorShapes.set(wire.id, shaped);
  }
  return shaped;
}
