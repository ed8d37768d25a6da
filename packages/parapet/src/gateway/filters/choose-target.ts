import { hash } from "node:crypto";
import type { ControlState } from "../control.ts";
import type { Exchange, Filter } from "../exchange.ts";
import { Refusal, retryAfter } from "../refusal.ts";
import type { Route } from "../route.ts";
import { speaks, type Target } from "../targets/index.ts";
import type { Wire } from "../wire/index.ts";

/** Answers for a model under maintenance, and refuses a wire that none of the model's targets speaks. */
export function createChooseTarget(control: Pick<ControlState, "modeOf">, random: () => number): Filter {
  return (exchange) => {
    const { route } = exchange;
    if (route === undefined) return undefined;
    const mode = control.modeOf(route.name) ?? route.model.mode;
    if (mode === "maintenance") {
      exchange.target = "maintenance";
      return new Refusal(503, "maintenance", route.model.maintenance.message, {
        headers: retryAfter(route.model.maintenance.retryAfterSeconds * 1_000),
      });
    }
    if (mode === "standby" && route.standby === undefined) return noStandby;
    const isStandby = mode === "standby";
    const isTrial = !isStandby && route.canary !== undefined && drawOf(exchange, random) < route.model.canary!.share;
    exchange.candidates = candidatesOf(route, isStandby, isTrial, exchange.wire.vendor);
    if (exchange.candidates.length > 0) return undefined;
    return new Refusal(
      404,
      "wire_not_served",
      `Model '${route.name}' does not speak ${exchange.wire.vendor}'s protocol.`,
    );
  };
}

const noStandby = new Refusal(503, "standby_missing", "This model is switched to a standby that it does not have.", {
  headers: retryAfter(60_000),
});

/** From 0 to 1: the same for the same user of the same model, whichever process asks. */
function drawOf({ route, user }: Exchange, random: () => number): number {
  if (user === "") return random();
  return hash("sha256", `${route!.name}\0${user}`, "buffer").readUInt32BE(0) / 2 ** 32;
}

/**
 * In the order in which they are tried. In standby mode the primary is out of the game altogether: it was taken out
 * because it is broken or no longer trusted.
 */
function candidatesOf(
  { primary, standby, canary }: Route,
  isStandby: boolean,
  isTrial: boolean,
  vendor: Wire["vendor"],
): readonly Target[] {
  const all = isStandby ? [standby] : [...(isTrial ? [canary] : []), primary, standby];
  return all.filter((target): target is Target => target !== undefined && speaks(target.kind, vendor));
}
