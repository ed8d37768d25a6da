import type { Ask, GuardPolicy } from "@parapet/guard";
import { ParapetError } from "@parapet/guard/kernel";
import type { Terminal } from "../terminal.ts";

/** Guards to measure, and who gives them second opinions. */
export interface Asking {
  readonly policy: GuardPolicy;
  readonly ask: Ask | undefined;
}

/**
 * Gives guards the transformer of `@parapet/guard-model`.
 *
 * @param wanted true and false are orders; undefined takes it for the built-in guards where it is installed, and says
 *   so where it is not
 * @throws {ParapetError} PARAPET_GUARD_MODEL_* where it is wanted, by order or by the policy, and cannot be had;
 *   PARAPET_GUARD_DETECTOR where it is ordered and no injection detector runs
 */
export async function withModel(
  terminal: Pick<Terminal, "remark">,
  policy: GuardPolicy,
  { wanted, isBuiltIn }: { readonly wanted: boolean | undefined; readonly isBuiltIn: boolean },
): Promise<Asking> {
  const injection = policy.detectors.find(({ detector }) => detector === "injection");
  if (injection === undefined) {
    if (wanted !== true) return { policy, ask: undefined };
    throw new ParapetError("PARAPET_GUARD_DETECTOR", "these guards do not look for injections", {
      hint: "Leave --second-opinion out: only the injection detector asks for one.",
    });
  }
  const isSet = injection.options?.secondOpinion === true;
  if (!(wanted ?? (isSet || isBuiltIn))) return { policy: isSet ? withOption(policy, false) : policy, ask: undefined };
  try {
    return { policy: withOption(policy, true), ask: await loadModel() };
  } catch (error) {
    if (wanted === true || isSet || !(error instanceof ParapetError)) throw error;
    terminal.remark("second opinion: none, the linear model judges alone (@parapet/guard-model is not installed)");
    return { policy, ask: undefined };
  }
}

/** It does not keep the command alive. The engine is loaded for it only where it is wanted. */
async function loadModel(): Promise<Ask> {
  const { createSecondOpinion } = await import("../../engine/index.ts");
  return createSecondOpinion().load();
}

function withOption(policy: GuardPolicy, secondOpinion: boolean): GuardPolicy {
  return {
    ...policy,
    detectors: policy.detectors.map((setting) =>
      setting.detector === "injection" ? { ...setting, options: { ...setting.options, secondOpinion } } : setting,
    ),
  };
}
