import type { Exchange, Reply } from "../exchange.ts";

/**
 * The models that this caller may use, answered here: what the provider offers beyond the policy is nobody's business.
 * Patterns (`gpt-4*`) are not names and are left out.
 *
 * @returns undefined when one model was asked for by name and is not there
 */
export function modelList(exchange: Exchange): Reply | undefined {
  const { snapshot, principal, wire } = exchange;
  const roles = principal?.roles ?? [];
  const names = snapshot.routes.all
    .map(({ name }) => name)
    .filter((name) => !name.endsWith("*"))
    .filter((name) =>
      ["list", "invoke", "embed"].some((action) => snapshot.access.isPermitted(roles, `model:${name}:${action}`)),
    );
  const isAnthropic = wire.vendor === "anthropic" || exchange.headers.hasAnthropicVersion;
  const entries = names.map((name) =>
    isAnthropic
      ? { type: "model", id: name, display_name: name, created_at: "1970-01-01T00:00:00Z" }
      : { id: name, object: "model", created: 0, owned_by: snapshot.policy.app.name },
  );
  const wanted = nameIn(exchange.request.url ?? "");
  if (wanted !== undefined) return replyOf(entries.find(({ id }) => id === wanted));
  const list = isAnthropic
    ? { data: entries, has_more: false, first_id: names[0] ?? null, last_id: names.at(-1) ?? null }
    : { object: "list", data: entries };
  return replyOf(list);
}

function replyOf(value: object | undefined): Reply | undefined {
  if (value === undefined) return undefined;
  return { status: 200, headers: ["content-type", "application/json"], body: Buffer.from(JSON.stringify(value)) };
}

/** The model in `/v1/models/<name>`; undefined when the whole list is meant. */
function nameIn(url: string): string | undefined {
  const match = /^\/v1\/models\/([^?]+)/.exec(url);
  if (match === null) return undefined;
  try {
    return decodeURIComponent(match[1]!);
  } catch {
    return ""; // a broken escape names no model
  }
}
