import type { Filter } from "../exchange.ts";
import { Refusal } from "../refusal.ts";

/** May this caller do this with this model? Asked with the name that the client wrote, so a pattern route is no loophole. */
export const authorise: Filter = (exchange) => {
  const { route, principal, wire } = exchange;
  if (route === undefined || principal === undefined) return undefined;
  const { access } = exchange.snapshot;
  const may = (model: string): boolean => access.isPermitted(principal.roles, `model:${model}:${wire.action}`);
  if (!may(exchange.modelName))
    return new Refusal(
      403,
      "permission_denied",
      `No role of this caller allows '${wire.action}' on model '${route.name}'.`,
    );
  return exchange.otherModels.every(may) ? undefined : otherDenied;
};

const otherDenied = new Refusal(
  403,
  "permission_denied",
  "No role of this caller allows another model that the request names, as a fallback or in a tool.",
);
