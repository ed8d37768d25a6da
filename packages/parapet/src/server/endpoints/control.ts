import { z } from "zod";
import type { StopView } from "../api-types.ts";
import { actorOf, defineEndpoint, type Endpoint } from "../endpoint.ts";
import { refusals } from "../refusal.ts";
import { modelView, stopView } from "../views.ts";
import { name } from "./query-fields.ts";

const reason = z.string().trim().max(500);

export const controlEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "POST",
    path: "/models/:name/mode",
    tag: "control",
    summary: "Send a model's traffic to its primary, its standby or the maintenance answer",
    permission: "mode:write",
    params: z.object({ name }),
    body: z.strictObject({ mode: z.enum(["normal", "standby", "maintenance"]), reason: reason.optional() }),
    answer: modelView,
    async handle(call) {
      const { backend, params, body } = call;
      const { models } = backend.policy().policy;
      const model = Object.hasOwn(models, params.name) ? models[params.name] : undefined;
      if (model === undefined) throw refusals.notFound(`model '${params.name}'`);
      if (body.mode === "standby" && model.standby === undefined)
        throw refusals.invalid(
          `model '${params.name}' has no standby`,
          `Name one under models.${params.name}.standby in the policy.`,
        );
      const change = { model: params.name, mode: body.mode };
      await backend.setMode(body.reason === undefined ? change : { ...change, reason: body.reason }, actorOf(call));
      return backend.models().find((view) => view.name === params.name);
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/stop",
    tag: "control",
    summary: "The kill switch: stop all model traffic now",
    permission: "stop:write",
    body: z.strictObject({ reason: reason.default("") }).prefault({}),
    answer: stopView,
    async handle(call): Promise<StopView> {
      await call.backend.stop(call.body.reason, actorOf(call));
      return call.backend.stopState();
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/resume",
    tag: "control",
    summary: "Let model traffic pass again",
    permission: "stop:write",
    answer: stopView,
    async handle(call): Promise<StopView> {
      await call.backend.resume(actorOf(call));
      return call.backend.stopState();
    },
  }),
];
