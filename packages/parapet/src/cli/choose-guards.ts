import { type DetectorSetting, detectors, type GuardPolicy } from "@parapet/guard";
import { ParapetError } from "@parapet/guard/kernel";
import {
  builtInGuardPolicy,
  guardPolicyOf,
  loadPolicy,
  resolveGuardSecrets,
  resolveHostOptions,
  resolveSecret,
} from "../policy/index.ts";
import type { CommandContext } from "./command.ts";
import { didYouMean, requireModel } from "./open-data.ts";

/**
 * The guards that a command tries: those of a model of the policy, else the built-in ones, whatever policy lies here.
 *
 * @param only detector ids: these alone run, those that the profile has as it sets them, others with their own action
 * @throws {ParapetError} PARAPET_POLICY_MODEL, PARAPET_GUARD_DETECTOR, PARAPET_GUARD_NAMES_MISSING
 */
export async function chooseGuards(
  { policyFile, env }: Pick<CommandContext, "policyFile" | "env">,
  model: string | undefined,
  only?: readonly string[],
): Promise<GuardPolicy> {
  const policy = await profileOf(policyFile, env, model);
  return only === undefined ? policy : { ...policy, detectors: only.map((id) => settingOf(policy, id)) };
}

async function profileOf(
  policyFile: string,
  env: CommandContext["env"],
  model: string | undefined,
): Promise<GuardPolicy> {
  if (model === undefined) return builtInGuardPolicy(detectors);
  const loaded = await loadPolicy(policyFile);
  requireModel(loaded, model);
  const options = { baseDirectory: loaded.baseDirectory, env, secrets: loaded.policy.secrets };
  const reveal = async (reference: string): Promise<string> => (await resolveSecret(reference, options)).reveal();
  const written = guardPolicyOf(loaded.policy, model, detectors);
  return resolveHostOptions(await resolveGuardSecrets(written, detectors, reveal), detectors);
}

function settingOf(policy: GuardPolicy, id: string): DetectorSetting {
  const set = policy.detectors.find(({ detector }) => detector === id);
  if (set !== undefined) return set;
  const kind = detectors.all.find((one) => one.id === id);
  if (kind === undefined)
    throw new ParapetError("PARAPET_GUARD_DETECTOR", `there is no detector '${id}'`, {
      hint: didYouMean(
        id,
        detectors.all.map((one) => one.id),
        "detectors",
      ),
    });
  if (kind.needs !== undefined)
    throw new ParapetError("PARAPET_GUARD_DETECTOR", `'${id}' finds nothing without its option '${kind.needs}'`, {
      hint: "Set it in a profile of the policy, and name a model that runs it with --model.",
    });
  return { detector: id, ...Object.fromEntries(kind.directions.map((direction) => [direction, kind.onHit])) };
}
