import type { Filter } from "../exchange.ts";
import { Refusal } from "../refusal.ts";

/** May this caller do this with this model? Asked with the name that the client wrote, so a pattern route is no loophole. */
export const authorise: Filter = (exchange) => {
  const { route, principal, wire } = exchange;
  if (route === undefined || principal === undefined) return undefined;
  const permission = `model:${exchange.modelName}:${wire.action}`;
  if (exchange.snapshot.access.isPermitted(principal.roles, permission)) return undefined;
  return new Refusal(
    403,
    "permission_denied",
    `No role of this caller allows '${wire.action}' on model '${route.name}'.`,
  );
};
