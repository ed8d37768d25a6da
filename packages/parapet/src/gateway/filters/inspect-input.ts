import { openVault, withOpinions } from "@parapet/guard";
import type { Exchange, Filter } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import { type Extraction, extract, printJson } from "../wire/index.ts";
import { blockedBy } from "./blocked-by.ts";
import { sumOf } from "./guarded-stream.ts";
import { revealed } from "./hidden-values.ts";
import { inspectWhole } from "./inspect-joined.ts";
import { inspectOffered } from "./inspect-tools.ts";

/** Puts every text of the request before the guard. What is redacted goes upstream redacted; the rest byte for byte. */
export const inspectInput: Filter = (exchange) => {
  const { route } = exchange;
  if (route === undefined || !(route.inspects.input || route.inspects.output)) return undefined;
  const before = exchange.json;
  const extraction = extract(exchange.wire, before, "request");
  for (const pointer of extraction.unknown) exchange.unknownShapes.push(pointer);
  exchange.unknownInRequest = extraction.unknown.length;
  if (extraction.unknown.length > 0 && route.onUnknown === "block") return unknownShape(extraction.unknown);
  if (route.inspects.input && route.onUnseen !== "allow") exchange.unseenContent = extraction.unseen;
  if (exchange.unseenContent.length > 0 && route.onUnseen === "block") return unseenContent(extraction.unseen);
  let systemPrompt = "";
  for (const { origin, text } of extraction.passages)
    if (origin === "system") systemPrompt = systemPrompt === "" ? text : `${systemPrompt}\n${text}`;
  exchange.systemPrompt = systemPrompt;
  if (!route.inspects.input) return undefined;
  if (!route.guard.wantsOpinions) return judge(exchange, extraction, extraction.passages);
  const ask = exchange.snapshot.ask;
  // Nobody to ask is nobody who answered: the guard then says failed.
  if (ask === undefined) return judge(exchange, extraction, extraction.passages);
  return withOpinions(route.guard, extraction.passages, ask).then((passages) => judge(exchange, extraction, passages));
};

function judge(exchange: Exchange, extraction: Extraction, passages: Extraction["passages"]): Refusal | undefined {
  const { route, systemPrompt, json: before } = exchange;
  if (route === undefined) return undefined;
  const vault = route.reveal === undefined ? undefined : openVault(extraction.passages.map(({ text }) => text));
  const inspection = inspectWhole(route.guard, extraction, { systemPrompt, hide: vault?.placeholder }, passages);
  if (vault?.isEmpty === false) exchange.vault = vault;
  exchange.inputInspection = inspection;
  if (inspection.isBlocked) return blockedBy(inspection, "input");
  const replaced = extraction.replace(inspection.texts);
  redact(exchange, replaced);
  if (route.tools === undefined) return undefined;
  // As they go upstream: what was redacted is not there any more.
  const sent = replaced === before ? extraction : extract(exchange.wire, replaced, "request");
  // Tools are judged by what they will be given, not by what stands for it.
  const judged =
    exchange.vault === undefined ? sent : extract(exchange.wire, revealed(sent, exchange.vault), "request");
  const offered = inspectOffered(exchange, route.tools, { sent, judged, json: replaced });
  exchange.inputInspection = sumOf([inspection, offered.inspection]);
  if (offered.refusal === undefined) redact(exchange, offered.json);
  return offered.refusal;
}

function redact(exchange: Exchange, replaced: unknown): void {
  if (replaced === exchange.json) return;
  exchange.json = replaced;
  exchange.forwardBody = Buffer.from(printJson(replaced, exchange.body.toString()));
}

function unseenContent(pointers: readonly string[]): Refusal {
  return new Refusal(
    400,
    "unseen_content",
    `The request leads to content that cannot be inspected here, at ${placesOf(pointers)}. Send its text instead.`,
    { outcome: "blocked" },
  );
}

function placesOf(pointers: readonly string[]): string {
  return pointers.slice(0, 3).join(", ").slice(0, 200);
}

function unknownShape(pointers: readonly string[]): Refusal {
  return new Refusal(
    400,
    "unknown_shape",
    `The request holds content of a kind that cannot be inspected, at ${placesOf(pointers)}.`,
    {
      outcome: "blocked",
    },
  );
}
