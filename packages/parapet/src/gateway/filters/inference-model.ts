import type { Exchange, Reply } from "../exchange.ts";
import { speaks } from "../targets/index.ts";

/**
 * What a model takes, and whether it is there, in the words of the Open Inference Protocol: from the policy, since what
 * the server behind it would say of itself is nobody's business.
 *
 * @returns undefined when there is no such model for this caller
 */
export function inferenceModel(exchange: Exchange): Reply | undefined {
  const { snapshot, principal, wire, path, startedAt } = exchange;
  const name = wire.modelIn?.(path) ?? "";
  const route = snapshot.routes.find(name);
  const may = (action: string): boolean =>
    snapshot.access.isPermitted(principal?.roles ?? [], `model:${name}:${action}`);
  if (route === undefined || !speaks(route.primary.kind, "open-inference") || !(may("predict") || may("list")))
    return undefined;
  if (!path.endsWith("/ready")) {
    const inputs = (route.model.predict?.inputs ?? []).map(({ features: _, ...tensor }) => tensor);
    return replyOf(200, { name, versions: [], platform: "parapet", inputs, outputs: [] });
  }
  const isReady =
    route.model.mode !== "maintenance" &&
    [route.primary, route.standby].some((target) => target !== undefined && target.breaker.state(startedAt) !== "open");
  return replyOf(isReady ? 200 : 503, { name, ready: isReady });
}

function replyOf(status: number, value: object): Reply {
  return { status, headers: ["content-type", "application/json"], body: Buffer.from(JSON.stringify(value)) };
}
