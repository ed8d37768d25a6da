import { type Ask, createToolGuard, type Guard, splitAtReveal } from "@parapet/guard";
import { type Clock, type Log, ParapetError } from "@parapet/guard/kernel";
import {
  listPriceOf,
  type ModelPolicy,
  type Price,
  priceOf,
  type SettledModel,
  type SettledPolicy,
  toolPolicyOf,
} from "../policy/index.ts";
import type { TextSealer } from "../store/index.ts";
import { type Access, compileAccess, createTokenVerifier, type TokenVerifier } from "./access/index.ts";
import { createMeterBook, type MeterBook } from "./limits/index.ts";
import { createRouteTable, inspectsOf, type Route, type RouteTable } from "./route.ts";
import { Breaker, baseUrlOf, type Pools, providerHeaders, type Target } from "./targets/index.ts";

/** What a policy means once its secrets are resolved and its guards compiled: all that a reload replaces. */
export interface GatewayConfig {
  readonly policy: SettledPolicy;
  /** Compiled guard of each model, by its name in the policy. */
  readonly guards: ReadonlyMap<string, Guard>;
  /** By provider id: its key, and where it listens when the policy does not say (the practice model). */
  readonly providers: ReadonlyMap<
    string,
    {
      readonly apiKey?: string;
      readonly baseUrl?: string;
      /** Names that it has, where that is known. */
      readonly serves?: ReadonlySet<string>;
    }
  >;
  /** Reads what guards want a second opinion on; needed where one does. */
  readonly ask?: Ask;
  /** Seals full texts; needed unless `records.fullText` is none. */
  readonly sealer?: TextSealer;
}

/** One compiled policy, immutable. Exchanges keep the one they began under; a reload swaps in the next for newcomers. */
export interface Snapshot {
  readonly policy: SettledPolicy;
  readonly routes: RouteTable;
  readonly access: Access;
  readonly meters: MeterBook;
  /** What a target costs; where only the client's name says what is called there, by that name. */
  priceFor(target: Target, calledName: string): Price;
  readonly tokens: TokenVerifier | undefined;
  readonly sealer: TextSealer | undefined;
  readonly ask: Ask | undefined;
}

/** @throws {ParapetError} PARAPET_GATEWAY_* when a part of the configuration is missing; nothing is half-applied */
export function compileSnapshot(
  config: GatewayConfig,
  parts: { readonly pools: Pools; readonly breakers: Map<string, Breaker>; readonly clock: Clock; readonly log: Log },
): Snapshot {
  const { policy } = config;
  if (policy.records.fullText !== "none" && config.sealer === undefined)
    throw new ParapetError("PARAPET_GATEWAY_SEALER", "full text is to be kept, but there is nothing to seal it with", {
      hint: "Set records.encryptionKey, or records.fullText: none.",
    });
  const oidc = policy.identity.oidc;
  return {
    policy,
    routes: createRouteTable(
      Object.entries(policy.models).map(([name, model]) => compileRoute(name, model, config, parts)),
    ),
    access: compileAccess(policy.roles),
    meters: createMeterBook(policy),
    priceFor: createPriceBook(),
    tokens: oidc === undefined ? undefined : createTokenVerifier(oidc, parts),
    sealer: config.sealer,
    ask: config.ask,
  };
}

function compileRoute(
  name: string,
  model: SettledModel,
  config: GatewayConfig,
  parts: { readonly pools: Pools; readonly breakers: Map<string, Breaker> },
): Route {
  const guard = config.guards.get(name);
  if (guard === undefined)
    throw new ParapetError("PARAPET_GATEWAY_GUARD", `model '${name}' has no compiled guard`, {
      hint: "Every model runs under a guard profile, if only an empty one.",
    });
  if (guard.wantsOpinions && config.ask === undefined)
    throw new ParapetError(
      "PARAPET_GATEWAY_OPINION",
      `the guards of model '${name}' want a second opinion, and there is nobody to ask`,
      { hint: "Install @parapet/guard-model and an ONNX runtime, or leave secondOpinion out." },
    );
  const target = (slot: Target["slot"]): Target | undefined => {
    const chosen = model[slot];
    if (chosen === undefined) return undefined;
    const provider = config.policy.providers[chosen.provider]!; // the schema has proven that it exists
    const resolved = config.providers.get(chosen.provider);
    const upstreamName = chosen.model ?? name;
    // A stage that no version is at. The primary is asked all the same, and whoever serves says why it is not there.
    if (slot !== "primary" && resolved?.serves?.has(upstreamName) === false) return undefined;
    const base = baseUrlOf(provider, resolved?.baseUrl);
    if (base === undefined)
      throw new ParapetError("PARAPET_GATEWAY_PROVIDER", `provider '${chosen.provider}' has no address`, {
        hint: `Set providers.${chosen.provider}.baseUrl.`,
      });
    const url = new URL(base);
    return {
      slot,
      label: `${chosen.provider}/${chosen.model ?? name}`,
      kind: provider.kind,
      pool: parts.pools.get(url.origin, model.timeouts.connectMs),
      basePath: url.pathname.replace(/\/$/, ""),
      model: chosen.model,
      price: fixedPrice(config.policy, name, chosen),
      headers: providerHeaders(provider, resolved?.apiKey),
      breaker: breakerOf(parts.breakers, `${name} ${slot} ${url.origin}`, model.breaker),
    };
  };
  const toolPolicy = toolPolicyOf(config.policy, name);
  const tools = toolPolicy === undefined ? undefined : createToolGuard(toolPolicy);
  const expireMinutes = policyOfTools(config.policy, model.tools)?.approvals?.expireMinutes;
  const reveal = splitAtReveal(guard);
  return {
    name,
    model,
    guard,
    reveal,
    tools,
    approvalsExpireMs: expireMinutes === undefined ? undefined : expireMinutes * 60_000,
    onUnknown: config.policy.guards[model.guards]?.onUnknown ?? "block",
    onUnseen: config.policy.guards[model.guards]?.onUnseen ?? "flag",
    inspects: inspectsOf(guard, tools, reveal),
    primary: target("primary")!, // the schema requires one
    standby: target("standby"),
    canary: target("canary"),
    shadow: target("shadow"),
  };
}

function policyOfTools({ tools }: SettledPolicy, name: string | undefined): SettledPolicy["tools"][string] | undefined {
  return name !== undefined && Object.hasOwn(tools, name) ? tools[name] : undefined;
}

/** Undefined for a pattern's target that sends on whatever name the client used, and is given no price. */
function fixedPrice(policy: SettledPolicy, name: string, chosen: SettledModel["primary"]): Price | undefined {
  const price = priceOf(policy, name, chosen, name);
  return price.from === "unpriced" && chosen.model === undefined && name.endsWith("*") ? undefined : price;
}

function createPriceBook(): Snapshot["priceFor"] {
  const known = new Map<string, Price>();
  return (target, calledName) => {
    if (target.price !== undefined) return target.price;
    let price = known.get(calledName);
    if (price === undefined) {
      price = listPriceOf(calledName);
      if (known.size >= REMEMBERED_PRICES) known.clear();
      known.set(calledName, price);
    }
    return price;
  };
}

const REMEMBERED_PRICES = 1_000;

/** What is known of a target outlives the policy that named it. */
function breakerOf(breakers: Map<string, Breaker>, key: string, policy: ModelPolicy["breaker"]): Breaker {
  const known = breakers.get(key);
  if (known === undefined) {
    const breaker = new Breaker(policy);
    breakers.set(key, breaker);
    return breaker;
  }
  known.adopt(policy);
  return known;
}
