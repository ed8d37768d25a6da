import { type Ask, createGuard, detectors, type Guard, type GuardPolicy } from "@parapet/guard";
import type { Log } from "@parapet/guard/kernel";
import type { GatewayConfig } from "../gateway/index.ts";
import {
  chooseTargets,
  guardPolicyOf,
  type LoadedPolicy,
  type Policy,
  type ProviderPolicy,
  readProviders,
  resolveGuardSecrets,
  resolveHostOptions,
  resolveSecret,
  type SecretKeeper,
  type TargetChoice,
} from "../policy/index.ts";
import { textSealerOf } from "./text-sealer.ts";

/** A policy with everything it needs to run at hand: secrets resolved, guards compiled, addresses known. */
export interface CompiledPolicy {
  readonly loaded: LoadedPolicy;
  readonly config: GatewayConfig;
  /** Which target every slot got, and why. */
  readonly choices: readonly TargetChoice[];
  /** Undefined: metrics answer this machine only. */
  readonly metricsToken: string | undefined;
}

export interface CompileParts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** Remembers what stores gave. */
  readonly keeper: SecretKeeper;
  /** Address of the practice model, started at the first need. */
  readonly practiceUrl: () => Promise<string>;
  /** Where an `onnx` provider's models are served, and with which key; started at the first need. */
  readonly serveModels: (
    provider: ProviderPolicy,
    baseDirectory: string,
  ) => Promise<{ readonly baseUrl: string; readonly apiKey: string; readonly serves: ReadonlySet<string> }>;
  /** Who gives second opinions, loaded at the first need. */
  readonly askModel: () => Promise<Ask>;
}

/**
 * All or nothing: a policy that names a missing secret or a detector that does not exist is refused whole.
 *
 * @throws {ParapetError} PARAPET_SECRET_*, PARAPET_PROVIDER_*, PARAPET_POLICY_NO_TARGET, PARAPET_REGISTRY_UNKNOWN, PARAPET_GUARD_OPTIONS, PARAPET_GUARD_MODEL_*, PARAPET_GUARD_NAMES_MISSING, PARAPET_ENGINE_TEXT_KEY, PARAPET_MODEL_*, PARAPET_ONNX_*
 */
export async function compilePolicy(loaded: LoadedPolicy, parts: CompileParts): Promise<CompiledPolicy> {
  const { baseDirectory } = loaded;
  const { env, log, keeper } = parts;
  const options = { baseDirectory, env, log, keeper, secrets: loaded.policy.secrets };
  const reveal = async (reference: string): Promise<string> => (await resolveSecret(reference, options)).reveal();
  const states = await readProviders(loaded.policy, options);
  const { policy, choices } = chooseTargets(loaded.policy, states);
  const providers = new Map<string, { apiKey?: string; baseUrl?: string; serves?: ReadonlySet<string> }>();
  for (const [id, provider] of Object.entries(policy.providers)) {
    const apiKey = states.get(id)?.apiKey?.reveal();
    providers.set(id, {
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(provider.kind === "practice" ? { baseUrl: await parts.practiceUrl() } : {}),
      ...(provider.kind === "onnx" ? await parts.serveModels(provider, baseDirectory) : {}),
    });
  }
  const guards = await compileGuards(policy, reveal);
  const ask = [...guards.values()].some(({ wantsOpinions }) => wantsOpinions) ? await parts.askModel() : undefined;
  const sealer = await textSealerOf(policy, options);
  const { token } = policy.telemetry.metrics;
  return {
    loaded,
    config: {
      policy,
      guards,
      providers,
      ...(ask === undefined ? {} : { ask }),
      ...(sealer === undefined ? {} : { sealer }),
    },
    choices,
    metricsToken: token === undefined ? undefined : await reveal(token),
  };
}

async function guardOf(policy: GuardPolicy, reveal: (reference: string) => Promise<string>): Promise<Guard> {
  return createGuard(await resolveHostOptions(await resolveGuardSecrets(policy, detectors, reveal), detectors));
}

/** One guard a profile, shared by the models that name it. */
async function compileGuards(
  policy: Policy,
  reveal: (reference: string) => Promise<string>,
): Promise<ReadonlyMap<string, Guard>> {
  const byProfile = new Map<string, Guard>();
  const byModel = new Map<string, Guard>();
  for (const [name, model] of Object.entries(policy.models)) {
    const guard = byProfile.get(model.guards) ?? (await guardOf(guardPolicyOf(policy, name, detectors), reveal));
    byProfile.set(model.guards, guard);
    byModel.set(name, guard);
  }
  return byModel;
}
