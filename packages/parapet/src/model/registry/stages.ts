import type { ModelStage } from "../../store/index.ts";

/** What a stage is for, which stages lead to it, and which controls must be proven for the bytes that reach it. */
export interface StageRule {
  readonly title: string;
  readonly from: readonly ModelStage[];
  /** Catalogue control ids. */
  readonly needs: readonly string[];
}

const SCANNED = ["ctl-model-scan"] as const;
const TESTED = ["ctl-model-scan", "ctl-model-eval-gate"] as const;

/**
 * The way of a version: candidate → shadow → canary → primary. A small shop may leave stages out, but none without its
 * proof; whoever was primary waits as the standby.
 */
export const STAGES: Readonly<Record<ModelStage, StageRule>> = {
  candidate: { title: "registered, serves nobody", from: [], needs: [] },
  shadow: { title: "sees traffic, its answers are only compared", from: ["candidate"], needs: SCANNED },
  canary: { title: "answers a share of the traffic", from: ["candidate", "shadow"], needs: TESTED },
  primary: { title: "answers", from: ["candidate", "shadow", "canary", "standby"], needs: TESTED },
  standby: {
    title: "takes over when the primary fails",
    from: ["candidate", "shadow", "canary", "primary"],
    needs: TESTED,
  },
  retired: { title: "out of service for good", from: ["candidate", "shadow", "canary", "standby"], needs: [] },
};
