import { type Direction, type Guard, ORIGINS, type RevealGuards, type ToolGuard } from "@parapet/guard";
import type { SettledModel } from "../policy/index.ts";
import type { Target } from "./targets/index.ts";

/** A model of the policy with its compiled guard and targets: what one request is bound to, even when the policy is reloaded meanwhile. */
export interface Route {
  /** Its name in the policy; a pattern where it ends in `*`. */
  readonly name: string;
  readonly model: SettledModel;
  readonly guard: Guard;
  /** The guard in two, for replies that get hidden values back; undefined where nothing is tokenised. */
  readonly reveal: RevealGuards | undefined;
  /** Undefined where the policy says nothing of tools. */
  readonly tools: ToolGuard | undefined;
  /** How long a question about a tool call is open; undefined where nobody is asked. */
  readonly approvalsExpireMs: number | undefined;
  readonly onUnknown: "block" | "flag";
  readonly onUnseen: "block" | "flag" | "allow";
  /** Does anything run in this direction? Asked of the guard itself; tools are judged in both, and values are put back into replies. */
  readonly inspects: Readonly<Record<Direction, boolean>>;
  readonly primary: Target;
  readonly standby: Target | undefined;
  readonly canary: Target | undefined;
  readonly shadow: Target | undefined;
}

/** All that a route may call. */
export function targetsOfRoute({ primary, standby, canary, shadow }: Route): readonly Target[] {
  return [primary, standby, canary, shadow].filter((target) => target !== undefined);
}

/** Which of its targets was called last; the primary where none was. */
export function calledTarget(route: Route, slot: string): Target {
  return targetsOfRoute(route).find((target) => target.slot === slot) ?? route.primary;
}

export function inspectsOf(
  guard: Guard,
  tools: ToolGuard | undefined,
  reveal: RevealGuards | undefined,
): Route["inspects"] {
  return {
    input: tools !== undefined || ORIGINS.some((origin) => guard.covers("input", origin)),
    output: tools !== undefined || reveal !== undefined || ORIGINS.some((origin) => guard.covers("output", origin)),
  };
}

/** Finds the route of a model name: the exact one, else the longest pattern that fits. */
export interface RouteTable {
  readonly all: readonly Route[];
  find(modelName: string): Route | undefined;
}

export function createRouteTable(routes: readonly Route[]): RouteTable {
  const exact = new Map(routes.filter(({ name }) => !name.endsWith("*")).map((route) => [route.name, route]));
  const patterns = routes
    .filter(({ name }) => name.endsWith("*"))
    .map((route) => ({ prefix: route.name.slice(0, -1), route }))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return {
    all: routes,
    find: (modelName) => exact.get(modelName) ?? patterns.find(({ prefix }) => modelName.startsWith(prefix))?.route,
  };
}
