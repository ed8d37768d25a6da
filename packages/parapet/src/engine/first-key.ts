import type { IssuedKey, KeyService } from "../gateway/index.ts";
import type { Policy } from "../policy/index.ts";
import type { Store } from "../store/index.ts";

/**
 * On a data directory without any key, makes one for the role below, so that the newcomer's first call works.
 *
 * @returns undefined when there are keys, or no role may invoke a model
 */
export async function makeFirstKey(
  policy: Policy,
  store: Pick<Store, "keys">,
  keyService: KeyService,
): Promise<IssuedKey | undefined> {
  const role = roleForFirstKey(policy);
  if (role === undefined || (await store.keys.list()).length > 0) return undefined;
  return keyService.issue({ name: "first key", role, owner: "", actor: "system" });
}

/**
 * The role that a first key gets: the first of the policy that may invoke some model and holds no console permission,
 * else the first that may invoke one. Undefined when no role may.
 */
export function roleForFirstKey(policy: Policy): string | undefined {
  const candidates = Object.entries(policy.roles).filter(([, { allow }]) => allow.some(mayInvoke));
  const plain = candidates.find(([, { allow }]) => allow.every((permission) => permission.startsWith("model:")));
  return (plain ?? candidates[0])?.[0];
}

/** `model:<name>:invoke`, `model:<name>:*` or `model:*`. */
function mayInvoke(permission: string): boolean {
  return permission.startsWith("model:") && (permission.endsWith(":invoke") || permission.endsWith("*"));
}
