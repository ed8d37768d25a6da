import { z } from "zod";
import type { ModelVersionView } from "../api-types.ts";
import { mayMoveModel, movePermission } from "../caller.ts";
import { actorOf, type Call, defineEndpoint, type Endpoint } from "../endpoint.ts";
import { refusals } from "../refusal.ts";
import { modelVersionView } from "../views.ts";
import { name } from "./query-fields.ts";

const reason = z.string().trim().min(1, "say why, for the record").max(500);

/** Which model may be moved stands in its name: the endpoint alone cannot know. */
function permit({ backend, caller }: Pick<Call<unknown, unknown, unknown>, "backend" | "caller">, model: string): void {
  if (!mayMoveModel(backend, caller, model)) throw refusals.notPermitted(movePermission(model));
}

export const modelVersionEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "GET",
    path: "/model-versions",
    tag: "models",
    summary: "Registered versions of models, where they stand, and what is proven of their bytes; newest first",
    permission: "console:read",
    answer: z.array(modelVersionView),
    async handle({ backend, caller }): Promise<readonly ModelVersionView[]> {
      const versions = await backend.modelVersions.list();
      return versions.map((version) => ({ ...version, mayMove: mayMoveModel(backend, caller, version.model) }));
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/model-versions/:model/:version/stage",
    tag: "models",
    summary: "Move a version to a stage, when its proof is there and fresh",
    permission: "console:read",
    params: z.object({ model: name, version: name }),
    body: z.strictObject({ to: z.enum(["shadow", "canary", "primary", "standby", "retired"]), reason }),
    answer: modelVersionView,
    async handle(call): Promise<ModelVersionView> {
      permit(call, call.params.model);
      const moved = await call.backend.modelVersions.move({ ...call.params, ...call.body }, actorOf(call));
      return { ...moved, mayMove: true };
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/model-versions/:model/rollback",
    tag: "models",
    summary: "Put the standby back in the primary's place",
    permission: "console:read",
    params: z.object({ model: name }),
    body: z.strictObject({ reason }),
    answer: modelVersionView,
    async handle(call): Promise<ModelVersionView> {
      permit(call, call.params.model);
      const moved = await call.backend.modelVersions.rollback({ ...call.params, ...call.body }, actorOf(call));
      return { ...moved, mayMove: true };
    },
  }),
];
