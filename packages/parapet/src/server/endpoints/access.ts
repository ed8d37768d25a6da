import { z } from "zod";
import type { LimitPolicy } from "../../policy/index.ts";
import type { ExplainView, RoleView } from "../api-types.ts";
import { defineEndpoint, type Endpoint } from "../endpoint.ts";
import { refusals } from "../refusal.ts";
import * as views from "../views.ts";
import { name } from "./query-fields.ts";

/** `60 requests per 1m`. */
function limitText(limit: LimitPolicy): string {
  const parts = [
    limit.requests === undefined ? [] : [`${limit.requests} requests`],
    limit.tokens === undefined ? [] : [`${limit.tokens} tokens`],
    limit.usd === undefined ? [] : [`$${limit.usd}`],
  ];
  return `${parts.flat().join(", ")} per ${limit.window}`;
}

export const accessEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "GET",
    path: "/roles",
    tag: "access",
    summary: "The policy's roles, and how many live keys hold each",
    permission: "console:read",
    answer: z.array(views.roleView),
    async handle({ backend }): Promise<readonly RoleView[]> {
      const now = backend.clock.now();
      const live = (await backend.store.keys.list()).filter(
        (key) => key.revokedAt === null && (key.expiresAt === null || key.expiresAt > now),
      );
      return Object.entries(backend.policy().policy.roles).map(([role, { allow, deny, limits }]) => ({
        name: role,
        allow,
        deny,
        limits: limits.map(limitText),
        keys: live.filter((key) => key.role === role).length,
      }));
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/limits",
    tag: "access",
    summary: "How much of each limit is used",
    permission: "console:read",
    answer: z.array(views.limitView),
    handle: async ({ backend }) => backend.limits(),
  }),
  defineEndpoint({
    method: "GET",
    path: "/access/explain",
    tag: "access",
    summary: "Why a key or a role may or may not do something",
    permission: "console:read",
    query: z.strictObject({
      principal: name.describe("A key's id, or role:<name>"),
      permission: name.describe("e.g. model:support-llm:invoke"),
    }),
    answer: views.explainView,
    async handle({ backend, query }): Promise<ExplainView> {
      const roles = Object.keys(backend.policy().policy.roles);
      if (query.principal.startsWith("role:")) {
        const role = query.principal.slice("role:".length);
        if (!roles.includes(role))
          throw refusals.invalid(`there is no role '${role}'`, `Roles of the policy: ${roles.join(", ") || "none"}.`);
        return backend.explain([role], query.permission);
      }
      const key = await backend.store.keys.get(query.principal.replace(/^key:/, ""));
      if (key === undefined) throw refusals.notFound(`key '${query.principal}'`);
      const dead = deadReason(key, backend.clock.now());
      if (dead !== "") return { isAllowed: false, reason: dead, steps: [`key ${key.id}: ${dead}`] };
      const answer = backend.explain([key.role], query.permission);
      return { ...answer, steps: [`key ${key.id} is live and holds the role '${key.role}'`, ...answer.steps] };
    },
  }),
];

function deadReason(
  key: { readonly revokedAt: number | null; readonly expiresAt: number | null },
  now: number,
): string {
  if (key.revokedAt !== null) return "the key is revoked";
  return key.expiresAt !== null && key.expiresAt <= now ? "the key has expired" : "";
}
