import { systemClock } from "@parapet/guard/kernel";
import type { ModelRegistry, Proof } from "../model/index.ts";
import type { ModelStage, ModelVersion } from "../store/index.ts";
import type { DirectoryData } from "./open-data.ts";

/** In the order of a version's life; the first is where it begins. */
export const MODEL_STAGES: readonly ModelStage[] = ["shadow", "canary", "primary", "standby", "retired"];

export async function modelRegistryOf({ store }: DirectoryData): Promise<ModelRegistry> {
  const { createModelRegistry } = await import("../model/index.ts");
  return createModelRegistry({ store, clock: systemClock });
}

export function versionJson(version: ModelVersion, proof: readonly Proof[]): object {
  return { ...version, proof };
}

export function versionLine({ model, version, stage, digest }: ModelVersion): string {
  return `${model} ${version} is ${stage} (sha256:${digest})`;
}
