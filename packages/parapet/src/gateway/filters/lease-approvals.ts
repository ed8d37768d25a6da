import { type Log, messageOf } from "@parapet/guard/kernel";
import { type ApprovalDesk, Words } from "../approvals/index.ts";
import type { Filter } from "../exchange.ts";
import { vouchedFor } from "./inspect-tools.ts";

/** Where the policy has people asked about tool calls: takes the words that were given, before the model is asked again. */
export function createLeaseApprovals({ desk, log }: { readonly desk: ApprovalDesk; readonly log: Log }): Filter {
  return (exchange) => {
    const { toolSession, route, principal } = exchange;
    const expiresInMs = route?.approvalsExpireMs;
    if (toolSession === undefined || route === undefined || expiresInMs === undefined) return undefined;
    const { user, principal: id } = vouchedFor(principal, exchange.user, route.name);
    const words = new Words(desk, { exchange: exchange.id, principal: id, user, model: route.name, expiresInMs });
    exchange.words = words;
    return words.lease()?.then(
      () => undefined,
      (cause) => {
        // Without its word a call is asked about again: the closed side.
        log.warn({ exchange: exchange.id, error: messageOf(cause) }, "approvals could not be read");
        return undefined;
      },
    );
  };
}
