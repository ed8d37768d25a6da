import type { DetectorKind, GuardPolicy } from "@parapet/guard";
import type { Registry } from "@parapet/guard/kernel";
import { isRecord, record } from "./cross-check.ts";
import { hostFields } from "./host-options.ts";

/** Any key will do where a guard is compiled only to ask what runs. */
const STAND_IN = "a stand-in for a key that is not read";
/** Likewise for code of the host's. */
const finder = (): readonly never[] => [];

type Options = Readonly<Record<string, unknown>>;

/** The references in the options of a policy's detectors, with their dotted paths. Takes unchecked data. */
export function guardSecretsOf(
  policy: unknown,
  detectors: Registry<DetectorKind>,
): readonly { readonly path: string; readonly reference: string }[] {
  return Object.entries(record(record(policy).guards)).flatMap(([profile, value]) =>
    Object.entries(record(record(value).detectors)).flatMap(([id, setting]) => {
      const options = record(record(setting).options);
      return secretFields(detectors, id, options).map((field) => ({
        path: `guards.${profile}.detectors.${id}.options.${field}`,
        reference: String(options[field]),
      }));
    }),
  );
}

/** The same profile with the secrets that its references point at: what a guard that runs is made of. */
export async function resolveGuardSecrets(
  policy: GuardPolicy,
  detectors: Registry<DetectorKind>,
  reveal: (reference: string) => Promise<string>,
): Promise<GuardPolicy> {
  const settings = policy.detectors.map(async (setting) => {
    const { detector, options = {} } = setting;
    const fields = secretFields(detectors, detector, options);
    if (fields.length === 0) return setting;
    const secrets = fields.map(async (field) => [field, await reveal(String(options[field]))] as const);
    return { ...setting, options: { ...options, ...Object.fromEntries(await Promise.all(secrets)) } };
  });
  return { ...policy, detectors: await Promise.all(settings) };
}

/** The same profile for a guard that no text is given to. */
export function withoutGuardSecrets(policy: GuardPolicy, detectors: Registry<DetectorKind>): GuardPolicy {
  return {
    ...policy,
    detectors: policy.detectors.map((setting) =>
      setting.options === undefined
        ? setting
        : { ...setting, options: withStandIns(detectors.get(setting.detector), setting.options) },
    ),
  };
}

export function withStandIns(kind: DetectorKind, options: Options): Options {
  const secrets = (kind.secretOptions ?? []).filter((field) => options[field] !== undefined);
  const parts = hostFields(kind, options);
  if (secrets.length + parts.length === 0) return options;
  const standIns = [
    ...secrets.map((field) => [field, STAND_IN] as const),
    ...parts.map((field) => [field, finder] as const),
  ];
  return { ...options, ...Object.fromEntries(standIns) };
}

function secretFields(detectors: Registry<DetectorKind>, id: string, options: Options): readonly string[] {
  if (!detectors.has(id) || !isRecord(options)) return [];
  return (detectors.get(id).secretOptions ?? []).filter((field) => typeof options[field] === "string");
}
