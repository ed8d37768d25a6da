import { z } from "zod";
import { mayCaller } from "../caller.ts";
import { actorOf, type Call, defineEndpoint, type Endpoint } from "../endpoint.ts";
import { keyView } from "../key-view.ts";
import { CONSOLE_PERMISSIONS } from "../permissions.ts";
import { refusals } from "../refusal.ts";
import * as views from "../views.ts";
import { name } from "./query-fields.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const keyId = z.object({ id: name });

/**
 * Who makes keys makes them for others: for any model, but with no more say at this console than they have themselves.
 * Else `keys:write` would be every permission, one key away.
 *
 * @throws {Refusal} PARAPET_SERVER_NOT_PERMITTED
 */
function checkNoGift(
  { backend, caller }: Pick<Call<unknown, unknown, unknown>, "backend" | "caller">,
  role: string,
): void {
  for (const permission of CONSOLE_PERMISSIONS) {
    const isHeld = caller !== undefined && mayCaller(backend, caller, permission);
    if (!isHeld && backend.isPermitted([role], permission)) throw refusals.notYours(role, permission);
  }
}

export const keyEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "GET",
    path: "/keys",
    tag: "access",
    summary: "All keys, without their secrets",
    permission: "console:read",
    answer: z.array(views.keyView),
    async handle({ backend }) {
      const now = backend.clock.now();
      return (await backend.store.keys.list()).map((key) => keyView(key, now));
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/keys",
    tag: "access",
    summary: "Make a key; its secret is in this answer and nowhere else",
    permission: "keys:write",
    body: z.strictObject({
      name: z.string().trim().min(1).max(100),
      role: name,
      owner: z.string().trim().max(100).default(""),
      expiresInDays: z.number().gt(0).max(3_650).optional(),
    }),
    answer: views.newKeyView,
    async handle(call) {
      const { backend, body } = call;
      const roles = Object.keys(backend.policy().policy.roles);
      if (!roles.includes(body.role))
        throw refusals.invalid(
          `there is no role '${body.role}'`,
          `Roles of the policy: ${roles.join(", ") || "none"}.`,
        );
      checkNoGift(call, body.role);
      const { key, secret } = await backend.issueKey(
        {
          name: body.name,
          role: body.role,
          owner: body.owner,
          expiresInMs: body.expiresInDays === undefined ? undefined : Math.round(body.expiresInDays * DAY_MS),
        },
        actorOf(call),
      );
      return { key: keyView(key, backend.clock.now()), secret };
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/keys/:id/rotate",
    tag: "access",
    summary: "Replace a key; the old one goes on working for the overlap",
    permission: "keys:write",
    params: keyId,
    body: z.strictObject({ overlapHours: z.number().min(0).max(720).default(24) }).prefault({}),
    answer: views.newKeyView,
    async handle(call) {
      const { backend, params, body } = call;
      const known = await backend.store.keys.get(params.id);
      if (known === undefined) throw refusals.notFound(`key '${params.id}'`);
      checkNoGift(call, known.role);
      const { key, secret } = await backend.rotateKey(
        params.id,
        Math.round(body.overlapHours * HOUR_MS),
        actorOf(call),
      );
      return { key: keyView(key, backend.clock.now()), secret };
    },
  }),
  defineEndpoint({
    method: "DELETE",
    path: "/keys/:id",
    tag: "access",
    summary: "Revoke a key at once; doing it twice changes nothing",
    permission: "keys:write",
    params: keyId,
    answer: "nothing",
    async handle(call) {
      const { backend, params } = call;
      if ((await backend.store.keys.get(params.id)) === undefined) throw refusals.notFound(`key '${params.id}'`);
      await backend.revokeKey(params.id, actorOf(call));
    },
  }),
];
