import type { DetectorKind, DetectorSetting, Direction, GuardPolicy, InputAction } from "@parapet/guard";
import { ParapetError, type Registry } from "@parapet/guard/kernel";
import { DEFAULT_GUARD_PROFILE } from "./default-guards.ts";
import type { GuardProfile, Policy } from "./schema.ts";

type Setting = GuardProfile["detectors"][string];

/**
 * The profile that guards a model of the policy, built-in parts merged in.
 *
 * @param modelName key under `models:`
 * @throws {ParapetError} PARAPET_POLICY_MODEL when the policy has no such model
 */
export function guardProfileOf(policy: Policy, modelName: string): GuardProfile {
  const model = Object.hasOwn(policy.models, modelName) ? policy.models[modelName] : undefined;
  if (model === undefined)
    throw new ParapetError("PARAPET_POLICY_MODEL", `the policy has no model '${modelName}'`, {
      hint: `Its models: ${Object.keys(policy.models).join(", ") || "none"}.`,
    });
  return profileNamed(policy, model.guards);
}

/** A profile by name, with what it extends merged in; `default` always exists. */
export function profileNamed(policy: Policy, name: string): GuardProfile {
  const written = Object.hasOwn(policy.guards, name) ? policy.guards[name] : undefined;
  if (written === undefined) return DEFAULT_GUARD_PROFILE;
  if (written.extends === undefined) return written;
  return { ...written, detectors: { ...DEFAULT_GUARD_PROFILE.detectors, ...written.detectors } };
}

/**
 * What `createGuard` takes, for one model. The order is the registry's, so two profiles with the same settings are the same guard.
 *
 * @throws {ParapetError} PARAPET_POLICY_MODEL; PARAPET_REGISTRY_UNKNOWN for a detector id that `detectors` does not have
 */
export function guardPolicyOf(policy: Policy, modelName: string, detectors: Registry<DetectorKind>): GuardPolicy {
  const profile = guardProfileOf(policy, modelName);
  return compiledProfile(policy.models[modelName]!.guards, profile, detectors);
}

/** The built-in profile as `createGuard` takes it: what runs where no policy says otherwise. */
export function builtInGuardPolicy(detectors: Registry<DetectorKind>): GuardPolicy {
  return compiledProfile("built-in", DEFAULT_GUARD_PROFILE, detectors);
}

function compiledProfile(name: string, profile: GuardProfile, detectors: Registry<DetectorKind>): GuardPolicy {
  for (const id of Object.keys(profile.detectors)) detectors.get(id);
  return {
    name,
    onError: profile.onError,
    stream: profile.stream,
    detectors: detectors.all.flatMap((kind) => {
      const setting = profile.detectors[kind.id];
      const compiled = setting === undefined ? undefined : detectorSettingOf(kind, setting);
      return compiled === undefined ? [] : [compiled];
    }),
  };
}

/** Undefined when the detector runs nowhere. */
export function detectorSettingOf(kind: DetectorKind, setting: Setting): DetectorSetting | undefined {
  const actions = actionsOf(kind, setting);
  if (actions.input === undefined && actions.output === undefined) return undefined;
  if (typeof setting === "string") return { detector: kind.id, ...actions };
  return {
    detector: kind.id,
    ...actions,
    ...(setting.origins === undefined ? {} : { origins: setting.origins }),
    minConfidence: setting.minConfidence,
    options: setting.options,
  };
}

/**
 * `pii: redact` means both directions the detector has. Naming a direction means that one only; naming none
 * (just options) means the detector's own action in all it has. `pii: tokenise` redacts on output: what is found there was
 * not hidden before.
 */
function actionsOf(kind: DetectorKind, setting: Setting): Pick<DetectorSetting, Direction> {
  const inAll = (action: InputAction): Pick<DetectorSetting, Direction> => {
    const outward = action === "tokenise" ? "redact" : action;
    return Object.fromEntries(
      kind.directions.map((direction) => [direction, direction === "output" ? outward : action]),
    );
  };
  if (setting === "off") return {};
  if (typeof setting === "string") return inAll(setting);
  if (setting.input === undefined && setting.output === undefined) return inAll(kind.onHit);
  return {
    ...(setting.input === undefined || setting.input === "off" ? {} : { input: setting.input }),
    ...(setting.output === undefined || setting.output === "off" ? {} : { output: setting.output }),
  };
}
