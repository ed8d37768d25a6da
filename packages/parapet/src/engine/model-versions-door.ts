import type { Clock } from "@parapet/guard/kernel";
import type { ConsoleBackend } from "../server/index.ts";
import type { ModelStage, ModelVersion, Store } from "../store/index.ts";
import { lastValidations } from "./last-validations.ts";

/** Versions of models as the console sees them. The room is loaded when somebody looks. */
export function modelVersionsDoor(parts: {
  readonly store: Store;
  readonly clock: Clock;
}): ConsoleBackend["modelVersions"] {
  const open = async () => {
    const { createModelRegistry, STAGES } = await import("../model/index.ts");
    const registry = createModelRegistry(parts);
    const stages = Object.keys(STAGES) as ModelStage[];
    const validations = await lastValidations(parts.store);
    return {
      registry,
      viewOf: async (version: ModelVersion) => {
        const validation = validations.get(version.digest);
        return {
          ...version,
          proof: await registry.proof(version, "primary"),
          ...(validation === undefined ? {} : { validation }),
          next: stages.filter((stage) => STAGES[stage].from.includes(version.stage)),
        };
      },
    };
  };
  return {
    list: async () => {
      const { registry, viewOf } = await open();
      return Promise.all((await registry.list()).map(viewOf));
    },
    move: async (change, actor) => {
      const { registry, viewOf } = await open();
      return viewOf(await registry.promote({ ...change, actor }));
    },
    rollback: async (change, actor) => {
      const { registry, viewOf } = await open();
      return viewOf(await registry.rollback({ ...change, actor }));
    },
  };
}
