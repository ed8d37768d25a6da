import { Readable } from "node:stream";
import { z } from "zod";
import { durationMs } from "../../policy/index.ts";
import type { ExchangeRecord } from "../../store/index.ts";
import type { ExchangePage, ExchangeView } from "../api-types.ts";
import { mayCaller } from "../caller.ts";
import { actorOf, type Call, defineEndpoint, type Endpoint } from "../endpoint.ts";
import { EXPORT_FORMATS, exchangePages } from "../exchange-export.ts";
import { refusals } from "../refusal.ts";
import { exchangePage, exchangeView } from "../views.ts";
import { commaList, given, name, pageSize, position, time } from "./query-fields.ts";

const MOST_EXPORTED = 100_000;
const STATUSES = ["completed", "blocked", "refused", "failed", "cancelled"] as const;

const filters = {
  status: commaList.pipe(z.array(z.enum(STATUSES))).optional(),
  verdict: commaList.pipe(z.array(z.enum(["allow", "flag", "redact", "block", "failed"]))).optional(),
  model: name.optional(),
  principal: name.optional(),
  detector: name.optional(),
  user: name.optional().describe("The end user that the request named"),
  id: name.optional().describe("Any part of an exchange's id"),
  cost: z.literal("unknown").optional().describe("Only those that cost something which no price is known for"),
  since: time.optional(),
  until: time.optional(),
};
const query = z.strictObject({ ...filters, before: position.optional(), limit: pageSize(500) });
const exportQuery = z.strictObject({
  ...filters,
  format: z.enum(["csv", "jsonl"]),
  limit: pageSize(MOST_EXPORTED).describe(`Newest first, at most ${MOST_EXPORTED}, the default`),
});

export const exchangeEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "GET",
    path: "/exchanges",
    tag: "traffic",
    summary: "Exchanges, newest first; status and verdict may be several, comma-separated",
    permission: "console:read",
    query,
    answer: exchangePage,
    async handle({ backend, query }): Promise<ExchangePage> {
      const limit = query.limit ?? 50;
      const rows = await backend.store.exchanges.list({ ...storeQuery(query), limit });
      return { rows, next: rows.length < limit ? null : (rows.at(-1)?.position ?? null) };
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/exchanges/export",
    tag: "traffic",
    summary: "The same exchanges as a file, without their texts; taking it out is recorded",
    permission: "console:read",
    query: exportQuery,
    answer: "file",
    async handle(call) {
      const { backend, query, reply } = call;
      const { format, limit = MOST_EXPORTED, ...filter } = query;
      backend.store.events.append({
        kind: "records-exported",
        at: backend.clock.now(),
        actor: actorOf(call),
        subject: "exchanges",
        data: { format, filter: given(filter) },
      });
      const { type, lines } = EXPORT_FORMATS[format];
      const day = new Date(backend.clock.now()).toISOString().slice(0, 10);
      void reply.type(type).header("content-disposition", `attachment; filename="parapet-exchanges-${day}.${format}"`);
      return Readable.from(lines(exchangePages(backend.store.exchanges, storeQuery(filter), limit)));
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/exchanges/:id",
    tag: "traffic",
    summary: "One exchange; its texts where they are kept and the caller may read them, which is recorded",
    permission: "console:read",
    params: z.object({ id: name }),
    answer: exchangeView,
    async handle(call): Promise<ExchangeView> {
      const exchange = await call.backend.store.exchanges.get(call.params.id);
      if (exchange === undefined) throw refusals.notFound(`exchange '${call.params.id}'`);
      return { exchange, ...(await readTexts(call, exchange)) };
    },
  }),
];

function storeQuery<T extends { readonly id?: string | undefined; readonly cost?: "unknown" | undefined }>(asked: T) {
  const { id, cost, ...rest } = asked;
  return given({ ...rest, idPart: id, isUnpriced: cost === "unknown" });
}

async function readTexts(
  call: Call<unknown, unknown, unknown>,
  exchange: ExchangeRecord,
): Promise<Pick<ExchangeView, "texts" | "textsAbsent">> {
  const { backend, caller } = call;
  const sealed = await backend.store.exchanges.texts(exchange.id);
  if (sealed === undefined) {
    const { textRetention, fullText } = backend.policy().policy.records;
    const isPast = exchange.startedAt + durationMs(textRetention) < backend.clock.now();
    return { texts: null, textsAbsent: isPast && fullText !== "none" ? "expired" : "not-kept" };
  }
  if (caller === undefined || !mayCaller(backend, caller, "texts:read"))
    return { texts: null, textsAbsent: "not-permitted" };
  const request = backend.openText({ exchangeId: exchange.id, part: "request" }, sealed.sealedRequest);
  const response = backend.openText({ exchangeId: exchange.id, part: "response" }, sealed.sealedResponse);
  if (request === undefined || response === undefined) return { texts: null, textsAbsent: "expired" };
  // Recorded for good before it is shown: whoever reads people's words leaves a trace, or does not read them.
  backend.store.events.append({
    kind: "texts-read",
    at: backend.clock.now(),
    actor: actorOf(call),
    subject: `exchange:${exchange.id}`,
    data: {},
  });
  await backend.store.events.flush();
  return { texts: { request: jsonOrText(request), response }, textsAbsent: "" };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text; // what was kept of a body that is not JSON is still worth reading
  }
}
