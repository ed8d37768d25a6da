import { durationMs, type LimitPolicy, type Policy } from "../../policy/index.ts";
import type { Meter } from "./counters.ts";

/** Which limits stand on a request: by key, user, role and model. Computed once for each combination that occurs. */
export interface MeterBook {
  metersFor(caller: MeteredCaller): readonly Meter[];
  /** The longest window of the policy: how far back spending must be read after a restart. */
  readonly longestWindowMs: number;
}

interface MeteredCaller {
  /** `key:<id>` or `user:<subject>`. */
  readonly principal: string;
  readonly roles: readonly string[];
  /** The request's own user field under a key; a token's subject is its principal. */
  readonly user: string;
  /** The policy's name of the model. */
  readonly model: string;
}

const REMEMBERED = 10_000;

export function createMeterBook(policy: Policy): MeterBook {
  const { limits, roles } = policy;
  const known = new Map<string, readonly Meter[]>();
  const compute = ({ principal, roles: held, user, model }: MeteredCaller): readonly Meter[] => [
    ...(principal.startsWith("key:") ? metersOf("key", principal, limits.perKey) : []),
    ...(principal.startsWith("user:")
      ? metersOf("user", principal, limits.perUser)
      : user === ""
        ? []
        : metersOf("user", `${principal}/${user}`, limits.perUser)),
    ...held.flatMap((role) => [
      ...metersOf("role", role, limits.perRole),
      ...metersOf("role", `${role}/${principal}`, Object.hasOwn(roles, role) ? roles[role]!.limits : []),
    ]),
    ...metersOf("model", model, limits.perModel),
  ];
  const all = [
    limits.perKey,
    limits.perUser,
    limits.perRole,
    limits.perModel,
    ...Object.values(roles).map((role) => role.limits),
  ].flat();
  return {
    longestWindowMs: Math.max(0, ...all.map((limit) => durationMs(limit.window))),
    metersFor: (caller) => {
      if (all.length === 0) return [];
      const key = `${caller.principal}\n${caller.roles.length === 1 ? caller.roles[0] : caller.roles.join(",")}\n${caller.model}\n${caller.user}`;
      let meters = known.get(key);
      if (meters === undefined) {
        meters = compute(caller);
        if (known.size >= REMEMBERED) known.clear();
        known.set(key, meters);
      }
      return meters;
    },
  };
}

function metersOf(scope: string, subject: string, limits: readonly LimitPolicy[]): Meter[] {
  return limits.flatMap((limit) => {
    const windowMs = durationMs(limit.window);
    return (["requests", "tokens", "usd"] as const).flatMap((measure) => {
      const max = limit[measure];
      return max === undefined
        ? []
        : [{ scope, subject, measure, windowMs, max, id: `${scope}\n${subject}\n${measure}\n${windowMs}` }];
    });
  });
}
