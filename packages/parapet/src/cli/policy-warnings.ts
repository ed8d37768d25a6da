import { detectors } from "@parapet/guard";
import { guardPolicyOf, guardProfileOf, nearest, type Policy, priceOf, targetsOf } from "../policy/index.ts";

export interface PolicyWarning {
  readonly path: string;
  readonly message: string;
}

/** What is allowed and yet worth a second look. */
export function policyWarnings(policy: Policy): readonly PolicyWarning[] {
  const warnings: PolicyWarning[] = [];
  const warn = (path: string, message: string): void => {
    warnings.push({ path, message });
  };
  if (!/^(127\.|localhost$|::1$|\[::1\]$)/.test(policy.server.host))
    warn("server.host", `'${policy.server.host}' is reachable from other machines: put TLS in front`);
  for (const [name, provider] of Object.entries(policy.providers))
    if (provider.apiKey !== undefined && isPlainRemote(provider.baseUrl))
      warn(`providers.${name}.baseUrl`, "the key travels unencrypted over http");
  for (const [name, model] of Object.entries(policy.models)) {
    const path = `models.${name}`;
    if (guardPolicyOf(policy, name, detectors).detectors.length === 0) warn(`${path}.guards`, "no detector runs here");
    if (guardProfileOf(policy, name).onError === "open")
      warn(`${path}.guards`, "onError: open lets exchanges pass when a detector breaks");
    for (const target of [...targetsOf(model.primary), ...targetsOf(model.standby)]) {
      const upstream = target.model ?? name;
      if (!upstream.endsWith("*") && priceOf(policy, name, target, upstream).from === "unpriced")
        warn(`${path}.price`, `'${upstream}' has no known price: what it costs is recorded as unknown`);
    }
  }
  if (Object.keys(policy.models).length === 0) warn("models", "there is no model: every call is answered 404");
  const mayInvoke = Object.values(policy.roles).some(({ allow }) => allow.some((rule) => rule.startsWith("model:")));
  if (!mayInvoke) warn("roles", "no role may call a model: every call is answered 403");
  for (const [name, { allow, deny }] of Object.entries(policy.roles))
    for (const [list, rules] of [["allow", allow] as const, ["deny", deny] as const])
      for (const [index, rule] of rules.entries()) {
        const message = emptyRule(rule, Object.keys(policy.models));
        if (message !== undefined) warn(`roles.${name}.${list}.${index}`, message);
      }
  return warnings;
}

/** Kinds of things that permissions are about, in this version. */
export const PERMISSION_KINDS = ["model", "console", "keys", "mode", "stop", "texts", "approvals"];

/** A rule that matches nothing: a misspelt deny denies nobody. */
function emptyRule(rule: string, models: readonly string[]): string | undefined {
  const kind = rule.slice(0, rule.indexOf(":"));
  const close = PERMISSION_KINDS.includes(kind) ? undefined : nearest(kind, PERMISSION_KINDS);
  if (close !== undefined) return `'${rule}' is about no kind of thing that there is: did you mean '${close}'?`;
  const name = /^model:(.+):[^:]+$/.exec(rule)?.[1];
  if (name === undefined || name.includes("*")) return undefined;
  const isServed = models.some((model) => (model.endsWith("*") ? name.startsWith(model.slice(0, -1)) : model === name));
  if (isServed) return undefined;
  const model = nearest(name, models);
  return `'${rule}' is about no model of this policy${model === undefined ? "" : `: did you mean '${model}'?`}`;
}

function isPlainRemote(url: string | undefined): boolean {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed?.protocol === "http:" && !/^(127\.|localhost$|\[::1\]$)/.test(parsed.hostname);
}
