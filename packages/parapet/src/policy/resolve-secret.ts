import { detectors } from "@parapet/guard";
import { EXIT, type Log, ParapetError, silentLog } from "@parapet/guard/kernel";
import { guardSecretsOf } from "./guard-secrets.ts";
import { formProblem } from "./reference-form.ts";
import { secretResolvers } from "./resolvers/index.ts";
import { durationMs, type Policy } from "./schema.ts";
import { Secret } from "./secret.ts";
import { SecretKeeper } from "./secret-keeper.ts";
import { DEFAULT_SECRET_SETTINGS, type SecretSettings } from "./secret-settings.ts";
import { FAILURE_CODES, StoreFailure } from "./stores/store-failure.ts";

/** Keys, tokens and encoded bytes are; everything else would fail later, at the first request. */
const PRINTABLE = /^[\x20-\x7e]+$/;

export interface ResolveOptions {
  /** Folder of the policy file. */
  readonly baseDirectory: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log?: Log;
  /** How stores are reached: `secrets:` of the policy; undefined: by the environment alone. */
  readonly secrets: SecretSettings | undefined;
  /** Remembers sessions and last good values; without one, a store is opened and closed for each call. */
  readonly keeper?: SecretKeeper;
}

/**
 * The secret a reference points at. Files and variables are read afresh each time: one that was rotated is seen at the
 * next call. What comes from a store is asked for again when the keeper's value is no longer fresh.
 *
 * @throws {ParapetError} PARAPET_SECRET_MISSING when there is nothing, or nothing but blanks; PARAPET_SECRET_FORM; PARAPET_SECRET_SCHEME; PARAPET_SECRET_UNREADABLE; and of stores PARAPET_SECRET_REFUSED, PARAPET_SECRET_UNREACHABLE, PARAPET_SECRET_ANSWER, PARAPET_SECRET_STORE
 */
export async function resolveSecret(reference: string, options: ResolveOptions): Promise<Secret> {
  const colon = reference.indexOf(":");
  const scheme = reference.slice(0, colon);
  if (colon < 1 || !secretResolvers.has(scheme))
    throw new ParapetError("PARAPET_SECRET_SCHEME", "a secret reference needs a scheme before its colon", {
      hint: `Known schemes: ${secretResolvers.all.map(({ id }) => id).join(", ")}.`,
    });
  const form = formProblem(reference);
  if (form !== undefined) throw new ParapetError("PARAPET_SECRET_SCHEME", form);
  const keeper = options.keeper ?? new SecretKeeper();
  const { isRemote, canRotate, placeOf } = secretResolvers.get(scheme);
  const settings = options.secrets ?? DEFAULT_SECRET_SETTINGS;
  try {
    return await keeper.read({
      reference,
      isRemote,
      canRotate,
      place: placeOf({ baseDirectory: options.baseDirectory, settings }),
      freshMs: durationMs(settings.refresh),
      readAfresh: () => readSecret(reference, scheme, { ...options, secrets: settings, keeper }),
    });
  } finally {
    if (options.keeper === undefined) await keeper.close();
  }
}

async function readSecret(
  reference: string,
  scheme: string,
  options: ResolveOptions & { readonly secrets: SecretSettings; readonly keeper: SecretKeeper },
): Promise<Secret> {
  const { baseDirectory, env, log = silentLog } = options;
  const resolver = secretResolvers.get(scheme);
  const path = reference.slice(scheme.length + 1);
  const { connections } = options.keeper;
  let value: string | undefined;
  try {
    value = await resolver.resolve(path, { baseDirectory, env, log, settings: options.secrets, connections });
  } catch (thrown) {
    if (!(thrown instanceof StoreFailure)) throw thrown;
    const what = thrown.kind === "missing" ? `there is no secret at ${reference}` : `${reference} cannot be read`;
    throw new ParapetError(FAILURE_CODES[thrown.kind], `${what}: ${thrown.message}`, {
      hint: thrown.hint,
      exit: EXIT.environment,
    });
  }
  if (value === undefined)
    throw new ParapetError("PARAPET_SECRET_MISSING", `there is no secret at ${reference}`, {
      hint: resolver.whenMissing(path, { baseDirectory }),
      exit: EXIT.environment,
    });
  if (!PRINTABLE.test(value))
    throw new ParapetError("PARAPET_SECRET_FORM", `the secret at ${reference} is no single line of printable ASCII`, {
      hint: "Keep the value alone there: a line break, a control character or a foreign letter fits into no header.",
      exit: EXIT.environment,
    });
  return new Secret(value);
}

/** What a keeper needs to hold for this policy, and nothing else. */
export function secretPlacesOf(
  policy: Policy,
  baseDirectory: string,
): readonly { readonly reference: string; readonly place: string }[] {
  return secretReferencesOf(policy).map(({ reference }) => {
    const { placeOf } = secretResolvers.get(reference.slice(0, reference.indexOf(":")));
    return { reference, place: placeOf({ baseDirectory, settings: policy.secrets }) };
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
  for (const { path, reference } of storeKeysOf(policy)) add(path, reference);
  add("telemetry.metrics.token", policy.telemetry.metrics.token);
  for (const [name, reference] of Object.entries(policy.telemetry.otlp?.headers ?? {}))
    add(`telemetry.otlp.headers.${name}`, reference);
  for (const { path, reference } of guardSecretsOf(policy, detectors)) add(path, reference);
  return found;
}

/** What opens the stores. */
function storeKeysOf({
  secrets,
}: Policy): readonly { readonly path: string; readonly reference: string | undefined }[] {
  const { auth } = secrets.vault;
  return [
    { path: "secrets.vault.auth.token", reference: auth?.method === "token" ? auth.token : undefined },
    { path: "secrets.vault.auth.roleId", reference: auth?.method === "approle" ? auth.roleId : undefined },
    { path: "secrets.vault.auth.secretId", reference: auth?.method === "approle" ? auth.secretId : undefined },
    { path: "secrets.azure.clientSecret", reference: secrets.azure.clientSecret },
  ];
}
