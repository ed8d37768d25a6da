import { detectors } from "@parapet/guard";
import { EXIT, type Log, ParapetError, silentLog } from "@parapet/guard/kernel";
import { guardSecretsOf } from "./guard-secrets.ts";
import { secretResolvers } from "./resolvers/index.ts";
import type { Policy } from "./schema.ts";
import { Secret } from "./secret.ts";

/** Keys, tokens and encoded bytes are; everything else would fail later, at the first request. */
const PRINTABLE = /^[\x20-\x7e]+$/;

export interface ResolveOptions {
  /** Folder of the policy file. */
  readonly baseDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log?: Log;
}

/**
 * The secret a reference points at. Read afresh each time: a rotated file or variable is seen at the next call.
 *
 * @throws {ParapetError} PARAPET_SECRET_MISSING when there is nothing, or nothing but blanks; PARAPET_SECRET_FORM; PARAPET_SECRET_SCHEME; PARAPET_SECRET_UNREADABLE
 */
export async function resolveSecret(reference: string, options: ResolveOptions): Promise<Secret> {
  const colon = reference.indexOf(":");
  const scheme = reference.slice(0, colon);
  if (colon < 1 || !secretResolvers.has(scheme))
    throw new ParapetError("PARAPET_SECRET_SCHEME", "a secret reference needs a scheme before its colon", {
      hint: `Known schemes: ${secretResolvers.all.map(({ id }) => id).join(", ")}.`,
    });
  const value = await secretResolvers.get(scheme).resolve(reference.slice(colon + 1), {
    baseDirectory: options.baseDirectory,
    env: options.env,
    log: options.log ?? silentLog,
  });
  if (value !== undefined && !PRINTABLE.test(value))
    throw new ParapetError("PARAPET_SECRET_FORM", `the secret at ${reference} is no single line of printable ASCII`, {
      hint: "Keep the value alone there: a line break, a control character or a foreign letter fits into no header.",
      exit: EXIT.environment,
    });
  if (value !== undefined) return new Secret(value);
  throw new ParapetError("PARAPET_SECRET_MISSING", `there is no secret at ${reference}`, {
    hint:
      scheme === "env"
        ? `Set the variable ${reference.slice(colon + 1)} in the environment of this process.`
        : `Write the secret to that file, relative to ${options.baseDirectory}.`,
    exit: EXIT.environment,
  });
}

/** Every secret reference of a policy with its dotted path: what `check` and `doctor` try out. */
export function secretReferencesOf(policy: Policy): readonly { readonly path: string; readonly reference: string }[] {
  const found: { path: string; reference: string }[] = [];
  const add = (path: string, reference: string | undefined): void => {
    if (reference !== undefined) found.push({ path, reference });
  };
  for (const [name, provider] of Object.entries(policy.providers)) add(`providers.${name}.apiKey`, provider.apiKey);
  add("identity.oidc.console.clientSecret", policy.identity.oidc?.console?.clientSecret);
  add("records.encryptionKey", policy.records.encryptionKey);
  add("telemetry.metrics.token", policy.telemetry.metrics.token);
  for (const [name, reference] of Object.entries(policy.telemetry.otlp?.headers ?? {}))
    add(`telemetry.otlp.headers.${name}`, reference);
  for (const { path, reference } of guardSecretsOf(policy, detectors)) add(path, reference);
  return found;
}
