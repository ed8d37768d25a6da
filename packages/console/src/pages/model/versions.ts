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

/** Figures that a person looks for first, as far as they were measured. */
const HEADLINES = ["accuracy", "balanced-accuracy", "roc-auc", "f1", "f1-macro", "log-loss", "mae", "rmse", "r2"];

/** `passes its gate: accuracy 0.7535, roc-auc 0.827; 2000 rows`. What was not whole, or had no gate, says so first. */
export function validationLine({ validation }: Pick<ModelVersionView, "validation">): string {
  if (validation === undefined) return "none is kept";
  const { gate, isWhole, measures, rows } = validation;
  const verdict = gate === null ? "no gate was given" : gate ? "passes its gate" : "fails its gate";
  const figures = HEADLINES.flatMap((id) => {
    const value = measures[id];
    return value === undefined ? [] : [`${id} ${Number(value.toPrecision(4))}`];
  });
  return `${isWhole ? "" : "not whole, "}${verdict}: ${[...figures, `${rows} rows`].join(", ")}`;
}

const ORDER: readonly ModelVersionView["stage"][] = ["primary", "canary", "shadow", "standby", "candidate", "retired"];

/** By model; of each what answers first, then what is on its way there; of one stage the newest first. */
export function sortVersions(versions: readonly ModelVersionView[]): readonly ModelVersionView[] {
  return versions.toSorted(
    (a, b) =>
      a.model.localeCompare(b.model) || ORDER.indexOf(a.stage) - ORDER.indexOf(b.stage) || b.changedAt - a.changedAt,
  );
}
