import type { Ask, GuardPolicy } from "@parapet/guard";
import { ParapetError } from "@parapet/guard/kernel";

/** Who gives second opinions; it does not keep the command alive. The engine is loaded for it only where it is wanted. */
export async function loadModel(): Promise<Ask> {
  const { createSecondOpinion } = await import("../../engine/index.ts");
  return createSecondOpinion().load();
}

/**
 * The same guards, with doubtful texts read by the transformer as well.
 *
 * @throws {ParapetError} PARAPET_GUARD_DETECTOR where no injection detector runs
 */
export function withSecondOpinion(policy: GuardPolicy, isWanted: boolean): GuardPolicy {
  if (!isWanted) return policy;
  if (!policy.detectors.some(({ detector }) => detector === "injection"))
    throw new ParapetError("PARAPET_GUARD_DETECTOR", "these guards do not look for injections", {
      hint: "Leave --second-opinion out: only the injection detector asks for one.",
    });
  return {
    ...policy,
    detectors: policy.detectors.map((setting) =>
      setting.detector === "injection" ? { ...setting, options: { ...setting.options, secondOpinion: true } } : setting,
    ),
  };
}
