import type { Store } from "../../store/index.ts";
import type { Snapshot } from "../snapshot.ts";
import type { Counters } from "./counters.ts";

/** After a restart, what was spent within the longest window counts again: a budget does not start anew with the process. */
export async function rebuildBudgets(options: {
  readonly store: Pick<Store, "exchanges">;
  readonly counters: Counters;
  readonly snapshot: Pick<Snapshot, "meters" | "routes">;
  readonly now: number;
}): Promise<void> {
  const { store, counters, snapshot, now } = options;
  const { longestWindowMs } = snapshot.meters;
  if (longestWindowMs === 0) return;
  for (const { at, principal, user, role, model, requests, tokens, usd } of await store.exchanges.spend(
    now - longestWindowMs,
  )) {
    const route = snapshot.routes.find(model);
    if (route === undefined) continue;
    const roles = role === "" ? [] : role.split(",");
    const meters = snapshot.meters.metersFor({ principal, roles, user, model: route.name });
    counters.replay(meters, { requests, tokens, usd }, at, now);
  }
}
