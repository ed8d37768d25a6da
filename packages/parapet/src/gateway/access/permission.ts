import type { RolePolicy } from "../../policy/index.ts";

/**
 * May a set of roles do something? Permissions read `<kind>:<name>:<action>` (`model:support-llm:invoke`) or
 * `<kind>:<action>` (`console:read`). The kind is the first part and the action the last, so that a name may hold
 * colons (`llama3:8b`). Nothing is allowed by default, and a deny wins over every allow.
 */
export interface Access {
  isPermitted(roles: readonly string[], permission: string): boolean;
  explain(roles: readonly string[], permission: string): Explanation;
}

export interface Explanation {
  readonly isAllowed: boolean;
  /** One sentence: which rule decided. */
  readonly reason: string;
  /** What was looked at, in order. */
  readonly steps: readonly string[];
}

interface Parts {
  readonly kind: string;
  /** Undefined where the permission names no thing. */
  readonly name: string | undefined;
  readonly action: string;
}

const REMEMBERED_DECISIONS = 10_000;

/** Compiles the roles of one policy. Decisions are remembered, as the same few are asked for on every request. */
export function compileAccess(roles: Readonly<Record<string, RolePolicy>>): Access {
  const decisions = new Map<string, boolean>();
  const explain = (held: readonly string[], permission: string): Explanation => decide(roles, held, permission);
  return {
    explain,
    isPermitted: (held, permission) => {
      const key = held.length === 1 ? `${held[0]}\n${permission}` : `${held.join("\n")}\n\n${permission}`;
      const known = decisions.get(key);
      if (known !== undefined) return known;
      const { isAllowed } = explain(held, permission);
      // Model names are the client's to invent where a route ends in *: forget everything rather than grow.
      if (decisions.size >= REMEMBERED_DECISIONS) decisions.clear();
      decisions.set(key, isAllowed);
      return isAllowed;
    },
  };
}

function decide(roles: Readonly<Record<string, RolePolicy>>, held: readonly string[], permission: string): Explanation {
  const steps: string[] = [];
  const asked = partsOf(permission);
  if (held.length === 0) steps.push("the caller holds no role");
  let allowedBy: string | undefined;
  let deniedBy: string | undefined;
  for (const name of held) {
    const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
    if (role === undefined) {
      steps.push(`role '${name}' is not in the policy: it grants nothing`);
      continue;
    }
    const deny = role.deny.find((pattern) => covers(pattern, asked));
    const allow = role.allow.find((pattern) => covers(pattern, asked));
    if (deny !== undefined) {
      steps.push(`role '${name}' denies it by '${deny}'`);
      deniedBy ??= `role '${name}' denies '${deny}', and a deny wins`;
    } else if (allow !== undefined) {
      steps.push(`role '${name}' allows it by '${allow}'`);
      allowedBy ??= `role '${name}' allows '${allow}'`;
    } else steps.push(`role '${name}' says nothing of it`);
  }
  if (deniedBy !== undefined) return { isAllowed: false, reason: deniedBy, steps };
  if (allowedBy !== undefined) return { isAllowed: true, reason: allowedBy, steps };
  return { isAllowed: false, reason: "no role allows it, and nothing is allowed by default", steps };
}

function partsOf(permission: string): Parts {
  const first = permission.indexOf(":");
  const last = permission.lastIndexOf(":");
  return {
    kind: permission.slice(0, first),
    name: first === last ? undefined : permission.slice(first + 1, last),
    action: permission.slice(last + 1),
  };
}

/** `model:*` covers everything asked of any model; elsewhere a `*` stands for any run of characters within its part. */
function covers(pattern: string, asked: Parts): boolean {
  const rule = partsOf(pattern);
  if (!matchesGlob(rule.kind, asked.kind)) return false;
  if (rule.name === undefined)
    return rule.action === "*" || (asked.name === undefined && matchesGlob(rule.action, asked.action));
  return asked.name !== undefined && matchesGlob(rule.name, asked.name) && matchesGlob(rule.action, asked.action);
}

/** Greedy with one point to come back to, so the work is bounded by pattern × text; patterns are the policy's and short. */
function matchesGlob(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (p < pattern.length && pattern[p] === "*") {
      star = p++;
      resume = t;
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++resume;
    } else return false;
  }
  while (pattern[p] === "*") p++;
  return p === pattern.length;
}
