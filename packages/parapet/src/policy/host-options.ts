import type { DetectorKind, GuardPolicy } from "@parapet/guard";
import type { Registry } from "@parapet/guard/kernel";
import { loadNameRecogniser } from "./name-library.ts";

type Options = Readonly<Record<string, unknown>>;

/** Who loads the code that an option of a detector stands for. */
export type HostParts = Readonly<Record<string, () => Promise<unknown>>>;

const HOST_PARTS: HostParts = { names: loadNameRecogniser };

/** The host's options that are switched on. */
export function hostFields(kind: DetectorKind, options: Options): readonly string[] {
  return (kind.hostOptions ?? []).filter((field) => options[field] === true);
}

/**
 * The same profile with code in the place of each `true` that stands for some.
 *
 * @throws {ParapetError} PARAPET_GUARD_NAMES_MISSING
 */
export async function resolveHostOptions(
  policy: GuardPolicy,
  detectors: Registry<DetectorKind>,
  parts: HostParts = HOST_PARTS,
): Promise<GuardPolicy> {
  const settings = policy.detectors.map(async (setting) => {
    const { detector, options = {} } = setting;
    const fields = hostFields(detectors.get(detector), options);
    if (fields.length === 0) return setting;
    const loaded = fields.map(async (field) => [field, await parts[field]?.()] as const);
    return { ...setting, options: { ...options, ...Object.fromEntries(await Promise.all(loaded)) } };
  });
  return { ...policy, detectors: await Promise.all(settings) };
}
