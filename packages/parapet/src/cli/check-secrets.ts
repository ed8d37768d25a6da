import { type Log, ParapetError } from "@parapet/guard/kernel";
import {
  chooseTargets,
  isOptional,
  type LoadedPolicy,
  type Policy,
  type ResolveOptions,
  readProviders,
  resolveSecret,
  SecretKeeper,
  type SettledPolicy,
  secretReferencesOf,
  type TargetChoice,
} from "../policy/index.ts";

/** A key or an address that is needed and not there, or there and of no use. */
interface SecretProblem {
  readonly path: string;
  readonly reference: string;
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** A reference of the policy and what became of it. */
export interface CheckedReference {
  readonly path: string;
  readonly reference: string;
  /** `found`, the code of the failure, or `not tried`. */
  readonly state: string;
}

export interface CheckedSecrets {
  readonly references: readonly CheckedReference[];
  readonly problems: readonly SecretProblem[];
  readonly choices: readonly TargetChoice[];
  /** With its targets decided; undefined while there are problems. */
  readonly policy: SettledPolicy | undefined;
}

/** The references of a policy, with nobody asked. */
export function untriedReferences(policy: Policy): readonly CheckedReference[] {
  return secretReferencesOf(policy).map(({ path, reference }) => ({ path, reference, state: "not tried" }));
}

/** Tries every reference of a policy, those of stores as well, and decides its targets as a start would. */
export async function checkSecrets(
  loaded: LoadedPolicy,
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
): Promise<CheckedSecrets> {
  // One session a store, however many references.
  const keeper = new SecretKeeper();
  try {
    return await tryAll(loaded, { env, log, keeper });
  } finally {
    await keeper.close();
  }
}

async function tryAll(
  { policy, baseDirectory }: LoadedPolicy,
  parts: Omit<ResolveOptions, "baseDirectory" | "secrets">,
): Promise<CheckedSecrets> {
  const options = { baseDirectory, secrets: policy.secrets, ...parts };
  const problems: SecretProblem[] = [];
  const failed = new Map<string, string>();
  const complain = (path: string, reference: string, { code, message, hint }: ParapetError): void => {
    problems.push({ path, reference, code, message, hint: hint ?? "" });
  };

  const states = await readProviders(policy, options);
  for (const [id, { absent, broken }] of states) {
    const thrown = broken ?? absent;
    if (thrown?.code.startsWith("PARAPET_SECRET_")) failed.set(`providers.${id}.apiKey`, thrown.code);
    const error = broken ?? (isOptional(policy, id) ? undefined : absent);
    if (error === undefined) continue;
    const field = error.code.startsWith("PARAPET_PROVIDER_") ? "baseUrl" : "apiKey";
    complain(`providers.${id}.${field}`, policy.providers[id]?.[field] ?? "", error);
  }
  for (const { path, reference } of secretReferencesOf(policy).filter(({ path }) => !path.startsWith("providers.")))
    try {
      await resolveSecret(reference, options);
    } catch (thrown) {
      if (!(thrown instanceof ParapetError)) throw thrown;
      failed.set(path, thrown.code);
      complain(path, reference, thrown);
    }
  const references = secretReferencesOf(policy).map(({ path, reference }) => ({
    path,
    reference,
    state: failed.get(path) ?? "found",
  }));

  try {
    return { references, problems, ...chooseTargets(policy, states) };
  } catch (thrown) {
    if (!(thrown instanceof ParapetError)) throw thrown;
    if (thrown.code === "PARAPET_POLICY_NO_TARGET") complain("models", "", thrown);
    return { references, problems, choices: [], policy: undefined };
  }
}
