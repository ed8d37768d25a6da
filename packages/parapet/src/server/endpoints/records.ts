import { z } from "zod";
import type { CoverageView, EventPage, PolicyView } from "../api-types.ts";
import { summariseCoverage } from "../coverage-summary.ts";
import { defineEndpoint, type Endpoint } from "../endpoint.ts";
import { coverageView, eventPage, policyView } from "../views.ts";
import { commaList, given, name, pageSize, position, time } from "./query-fields.ts";

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
