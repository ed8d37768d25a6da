import { type Log, ParapetError } from "@parapet/guard/kernel";
import {
  chooseTargets,
  isOptional,
  type LoadedPolicy,
  readProviders,
  resolveSecret,
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

export interface CheckedSecrets {
  readonly problems: readonly SecretProblem[];
  readonly choices: readonly TargetChoice[];
  /** With its targets decided; undefined while there are problems. */
  readonly policy: SettledPolicy | undefined;
}

/** Tries every reference of a policy, and decides its targets as a start would. */
export async function checkSecrets(
  { policy, baseDirectory }: LoadedPolicy,
  env: Readonly<Record<string, string | undefined>>,
  log: Log,
): Promise<CheckedSecrets> {
  const options = { baseDirectory, env, log };
  const problems: SecretProblem[] = [];
  const complain = (path: string, reference: string, { code, message, hint }: ParapetError): void => {
    problems.push({ path, reference, code, message, hint: hint ?? "" });
  };

  const states = await readProviders(policy, options);
  for (const [id, { absent, broken }] of states) {
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
      complain(path, reference, thrown);
    }

  try {
    return { problems, ...chooseTargets(policy, states) };
  } catch (thrown) {
    if (!(thrown instanceof ParapetError)) throw thrown;
    if (thrown.code === "PARAPET_POLICY_NO_TARGET") complain("models", "", thrown);
    return { problems, choices: [], policy: undefined };
  }
}
