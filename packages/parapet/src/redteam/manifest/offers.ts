import type { Need } from "../attack.ts";
import type { Manifest } from "./schema.ts";

/** What can be proven on a target, by what its manifest plants and names. */
export function offersOf(manifest: Manifest): ReadonlySet<Need> {
  const { planted, tools, scope, placeholders, contract, channels, roles } = manifest;
  const offers = new Set<Need>();
  const add = (need: Need, isThere: boolean): void => void (isThere && offers.add(need));
  add("system-canary", planted.canaries.length > 0);
  add("system-prompt", planted.systemPrompt.length >= 80);
  add("secret", planted.secrets.length > 0);
  add("personal-data", planted.personalData.length > 0);
  add("other-tenant", planted.otherTenant.length > 0);
  add("memory", channels.includes("memory"));
  add("tools", tools.length > 0);
  for (const does of ["send", "pay", "delete", "execute", "write", "fetch", "admin"] as const)
    add(
      `tool:${does}`,
      tools.some((tool) => tool.does === does) ||
        (does === "admin" && Object.values(roles).some(({ mayNot }) => mayNot.length > 0)),
    );
  add("scope", scope.offTopic.length > 0 || scope.competitors.length > 0);
  add("schema", contract !== undefined);
  add("packages", true);
  add("policy", placeholders.length > 0);
  return offers;
}
