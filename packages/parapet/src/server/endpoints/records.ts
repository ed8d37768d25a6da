import { z } from "zod";
import type { CoverageView, EventPage, FindingListView, PolicyView } from "../api-types.ts";
import { summariseCoverage } from "../coverage-summary.ts";
import { defineEndpoint, type Endpoint } from "../endpoint.ts";
import { coverageView, eventPage, findingList, policyView } from "../views.ts";
import { commaList, given, name, pageSize, position, time } from "./query-fields.ts";

const MOST_FINDINGS = 2_000;

export const recordEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "GET",
    path: "/coverage",
    tag: "guards",
    summary: "Which detector runs on which field of which wire",
    permission: "console:read",
    query: z.strictObject({
      detail: z.enum(["origins", "fields"]).default("origins").describe("fields lists every one: thousands a model"),
      route: name.optional(),
      wire: name.optional(),
    }),
    answer: coverageView,
    async handle({ backend, query }): Promise<CoverageView> {
      const rows = backend
        .coverage()
        .filter((row) => (query.route ?? row.route) === row.route && (query.wire ?? row.wire) === row.wire);
      return { rows: query.detail === "fields" ? rows : summariseCoverage(rows) };
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/events",
    tag: "audit",
    summary: "The audit log, newest first; kind may be several, comma-separated",
    permission: "console:read",
    query: z.strictObject({
      kind: commaList.optional(),
      subject: name.optional(),
      actor: name.optional(),
      since: time.optional(),
      until: time.optional(),
      before: position.optional(),
      limit: pageSize(1_000),
    }),
    answer: eventPage,
    async handle({ backend, query }): Promise<EventPage> {
      const { kind, ...rest } = query;
      const limit = query.limit ?? 100;
      const rows = await backend.store.events.read({ ...given({ ...rest, kinds: kind }), limit });
      return { rows, next: rows.length < limit ? null : (rows.at(-1)?.position ?? null) };
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/findings",
    tag: "findings",
    summary: "What is wrong, found by a room's runs that were kept; newest first",
    permission: "console:read",
    query: z.strictObject({
      room: name.optional(),
      status: z.enum(["open", "suppressed", "fixed"]).optional(),
      limit: pageSize(MOST_FINDINGS),
    }),
    answer: findingList,
    async handle({ backend, query }): Promise<FindingListView> {
      const limit = query.limit ?? MOST_FINDINGS;
      const { room, status } = query;
      const rows = await backend.store.findings.list({ ...given({ room, status }), limit: limit + 1 });
      return { rows: rows.slice(0, limit), isCut: rows.length > limit };
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/policy",
    tag: "policy",
    summary: "The policy in force; secrets stand in it as references only",
    permission: "console:read",
    answer: policyView,
    async handle({ backend }): Promise<PolicyView> {
      const { file, digest, loadedAt, policy } = backend.policy();
      const error = backend.policyError();
      return { file, digest, loadedAt, policy, ...(error === undefined ? {} : { error }) };
    },
  }),
];
