import type { ModelVersionView } from "../../api/types.ts";

/** Is what a primary needs proven, and of these bytes? Nothing known is not green. */
export type ProofState = "proven" | "failed" | "unproven";

export function proofStateOf({ proof }: Pick<ModelVersionView, "proof">): ProofState {
  if (proof.some(({ state }) => state === "failed")) return "failed";
  return proof.length > 0 && proof.every(({ state }) => state === "proven") ? "proven" : "unproven";
}

/** `model-scan missing, model-eval-gate stale`; empty when all is proven. */
export function proofGaps({ proof }: Pick<ModelVersionView, "proof">): string {
  return proof
    .filter(({ state }) => state !== "proven")
    .map(({ control, state }) => `${control.replace(/^ctl-/, "")} ${state}`)
    .join(", ");
}

const ORDER: readonly ModelVersionView["stage"][] = ["primary", "canary", "shadow", "standby", "candidate", "retired"];

/** By model; of each what answers first, then what is on its way there; of one stage the newest first. */
export function sortVersions(versions: readonly ModelVersionView[]): readonly ModelVersionView[] {
  return versions.toSorted(
    (a, b) =>
      a.model.localeCompare(b.model) || ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage) || b.changedAt - a.changedAt,
  );
}
