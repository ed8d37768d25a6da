import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { type ResolveOptions, resolveSecret } from "./resolve-secret.ts";
import type { ModelPolicy, Policy, ProviderPolicy, TargetPolicy } from "./schema.ts";
import type { Secret } from "./secret.ts";

/**
 * A model may name several targets, best first: `primary: [{provider: openai}, {provider: practice}]`. Which one is
 * taken is decided here, once, at start and at each reload, by what is at hand and by nothing else: a provider's key
 * and address. It is never decided by whether the provider answers; that is what a standby is for.
 */

/** What a target is there for. */
export type Slot = "primary" | "standby" | "canary" | "shadow";

/** A model whose targets are decided. */
export type SettledModel = Omit<ModelPolicy, "primary" | "standby"> & {
  readonly primary: TargetPolicy;
  readonly standby?: TargetPolicy | undefined;
};

/** A policy with one target a slot, and addresses in the place of references to them. */
export type SettledPolicy = Omit<Policy, "models"> & { readonly models: Readonly<Record<string, SettledModel>> };

/** Can this provider be called? `absent` holds why its key or address is not there, `broken` why it cannot be used. */
export interface ProviderState {
  readonly apiKey?: Secret;
  /** As the environment gives it; undefined where the policy or the vendor does. */
  readonly baseUrl?: string;
  readonly absent?: ParapetError;
  readonly broken?: ParapetError;
}

/** Which target a slot got, and why not the ones before it. */
export interface TargetChoice {
  readonly model: string;
  readonly slot: Slot;
  readonly provider: string;
  /** `<provider>/<model upstream>`. */
  readonly taken: string;
  readonly passedOver: readonly { readonly target: string; readonly because: string }[];
}

/** The candidates of a slot, best first. */
export function targetsOf(slot: ModelPolicy["primary"] | undefined): readonly TargetPolicy[] {
  if (slot === undefined) return [];
  return Array.isArray(slot) ? slot : [slot];
}

/** Looks for every provider's key and address. What is missing or wrong is told in its state, not thrown. */
export async function readProviders(
  policy: Policy,
  options: ResolveOptions,
): Promise<ReadonlyMap<string, ProviderState>> {
  // At once: a store that does not answer is waited for once, however many providers have their keys there.
  const read = Object.entries(policy.providers).map(async ([id, provider]): Promise<[string, ProviderState]> => {
    try {
      return [id, await readProvider(id, provider, options)];
    } catch (thrown) {
      if (!(thrown instanceof ParapetError)) throw thrown;
      return [id, ABSENT.has(thrown.code) ? { absent: thrown } : { broken: thrown }];
    }
  });
  return new Map(await Promise.all(read));
}

const ABSENT = new Set(["PARAPET_SECRET_MISSING", "PARAPET_PROVIDER_ADDRESS_MISSING"]);

async function readProvider(id: string, provider: ProviderPolicy, options: ResolveOptions): Promise<ProviderState> {
  const apiKey = provider.apiKey === undefined ? undefined : await resolveSecret(provider.apiKey, options);
  // Second: where there is no key, nobody is called, and an odd address is nobody's trouble.
  const baseUrl = readBaseUrl(id, provider, options.env);
  return { ...(baseUrl === undefined ? {} : { baseUrl }), ...(apiKey === undefined ? {} : { apiKey }) };
}

/** The variable's address; undefined when there is none and the vendor has one of its own. */
function readBaseUrl(id: string, { kind, baseUrl }: ProviderPolicy, env: ResolveOptions["env"]): string | undefined {
  const name = variableOf(baseUrl);
  if (name === undefined) return undefined;
  const value = (Object.hasOwn(env, name) ? env[name] : undefined)?.trim() ?? "";
  if (value === "") {
    if (kind !== "openai-compatible" && kind !== "open-inference") return undefined;
    throw new ParapetError("PARAPET_PROVIDER_ADDRESS_MISSING", `provider '${id}' has no address: ${name} is not set`, {
      hint: `Set the variable ${name} in the environment of this process, e.g. to http://127.0.0.1:11434.`,
      exit: EXIT.environment,
    });
  }
  const url = URL.parse(value);
  if (url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "") return value;
  // The value is not shown: a key in the wrong variable is a common slip.
  throw new ParapetError("PARAPET_PROVIDER_ADDRESS", `${name} is no address that provider '${id}' could use`, {
    hint: "It takes a URL that starts with https:// or http://, without user name and password.",
    exit: EXIT.environment,
  });
}

function variableOf(baseUrl: string | undefined): string | undefined {
  return baseUrl?.startsWith("env:") ? baseUrl.slice(4) : undefined;
}

/**
 * Decides every slot of every model.
 *
 * @throws {ParapetError} what is broken; what is absent and has no other after it; PARAPET_POLICY_NO_TARGET when nothing of a list is at hand
 */
export function chooseTargets(
  policy: Policy,
  states: ReadonlyMap<string, ProviderState>,
): { readonly policy: SettledPolicy; readonly choices: readonly TargetChoice[] } {
  for (const [id, { absent, broken }] of states) {
    if (broken !== undefined) throw broken;
    if (absent !== undefined && !isOptional(policy, id)) throw absent;
  }
  const choices: TargetChoice[] = [];
  const models: Record<string, SettledModel> = Object.create(null);
  for (const [name, model] of Object.entries(policy.models)) {
    const choose = (slot: "primary" | "standby"): TargetPolicy | undefined => {
      const candidates = targetsOf(model[slot]);
      if (candidates.length === 0) return undefined;
      const taken = candidates.find(({ provider }) => states.get(provider)?.absent === undefined);
      const passedOver = candidates
        .slice(0, taken === undefined ? candidates.length : candidates.indexOf(taken))
        .map((target) => ({
          target: targetLabel(target, name),
          because: states.get(target.provider)?.absent?.message ?? "",
        }));
      if (taken === undefined) throw noTarget(name, slot, passedOver);
      choices.push({ model: name, slot, provider: taken.provider, taken: targetLabel(taken, name), passedOver });
      return taken;
    };
    models[name] = { ...model, primary: choose("primary")!, standby: choose("standby") };
    for (const slot of ["canary", "shadow"] as const) {
      const target = model[slot];
      if (target !== undefined)
        choices.push({
          model: name,
          slot,
          provider: target.provider,
          taken: targetLabel(target, name),
          passedOver: [],
        });
    }
  }
  return { policy: { ...policy, providers: withAddresses(policy, states), models }, choices };
}

/** Only ever one of several: then it may be missing. */
export function isOptional(policy: Policy, provider: string): boolean {
  const slots = Object.values(policy.models).flatMap(({ primary, standby, canary, shadow }) =>
    [primary, standby, canary, shadow].map(targetsOf),
  );
  const naming = slots.filter((targets) => targets.some((target) => target.provider === provider));
  return naming.length > 0 && naming.every(({ length }) => length > 1);
}

/** `<provider>/<model upstream>`. */
export function targetLabel({ provider, model }: TargetPolicy, name: string): string {
  return `${provider}/${model ?? name}`;
}

function noTarget(model: string, slot: string, passedOver: TargetChoice["passedOver"]): ParapetError {
  const why = [...new Set(passedOver.map(({ because }) => because))].join("; ");
  return new ParapetError("PARAPET_POLICY_NO_TARGET", `no target of models.${model}.${slot} is at hand: ${why}`, {
    hint: "Provide one of them, or end the list with a target that needs no key, such as the practice model.",
    exit: EXIT.environment,
  });
}

function withAddresses(policy: Policy, states: ReadonlyMap<string, ProviderState>): Policy["providers"] {
  return Object.fromEntries(
    Object.entries(policy.providers).map(([id, { baseUrl, ...provider }]) => {
      const address = variableOf(baseUrl) === undefined ? baseUrl : states.get(id)?.baseUrl;
      return [id, { ...provider, ...(address === undefined ? {} : { baseUrl: address }) }];
    }),
  );
}
