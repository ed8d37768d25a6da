import { z } from "zod";
import type { ApprovalDetail, ApprovalView } from "../api-types.ts";
import { actorOf, defineEndpoint, type Endpoint } from "../endpoint.ts";
import { refusals } from "../refusal.ts";
import { approvalDetail, approvalView } from "../views.ts";
import { name } from "./query-fields.ts";

const question = z.object({ id: name });

export const approvalEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "GET",
    path: "/approvals",
    tag: "approvals",
    summary: "Tool calls that wait or have waited for a person, newest first; without their arguments",
    permission: "console:read",
    answer: z.array(approvalView),
    async handle({ backend }): Promise<readonly ApprovalView[]> {
      return backend.approvals.list();
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/approvals/:id",
    tag: "approvals",
    summary: "One of them with its arguments; reading them is an event",
    permission: "approvals:write",
    params: question,
    answer: approvalDetail,
    async handle(call): Promise<ApprovalDetail> {
      const found = await call.backend.approvals.read(call.params.id, actorOf(call));
      if (found === undefined) throw refusals.notFound(`question '${call.params.id}'`);
      return found;
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/approvals/:id",
    tag: "approvals",
    summary: "Let the call pass, once, or refuse it; nobody decides on a call of their own",
    permission: "approvals:write",
    params: question,
    body: z.strictObject({
      answer: z.enum(["approved", "denied"]),
      reason: z.string().trim().max(500).default(""),
    }),
    answer: approvalView,
    async handle(call): Promise<ApprovalView> {
      const { params, body, backend } = call;
      const known = (await backend.approvals.list()).some(({ id }) => id === params.id);
      if (!known) throw refusals.notFound(`question '${params.id}'`);
      return backend.approvals.decide({ id: params.id, ...body }, actorOf(call));
    },
  }),
];
