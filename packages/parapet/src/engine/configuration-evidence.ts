import type { Guard } from "@parapet/guard";
import type { Evidence } from "@parapet/guard/kernel";
import type { CompiledPolicy } from "./compile-policy.ts";

/** The catalogue asks for this evidence daily: older than a day it counts as unknown. */
const LIFETIME_MS = 86_400_000;

/**
 * What the configuration in force proves by itself, and what it disproves: that text from outside is inspected on its
 * way in and the model's words on their way out, model by model, and that every key has a limit.
 */
export function configurationEvidence(compiled: CompiledPolicy, at: number): readonly Evidence[] {
  const { policy, digest } = compiled.loaded;
  const row = (control: string, subject: string, isProven: boolean): Evidence => ({
    control,
    subject,
    status: isProven ? "proven" : "failed",
    by: "gateway.config",
    at,
    expiresAt: at + LIFETIME_MS,
    run: `policy ${digest}`,
    digest,
  });
  const guards = [...compiled.config.guards].flatMap(([model, guard]) => [
    row("ctl-input-guard", `model:${model}`, inspectsInput(guard)),
    row("ctl-output-guard", `model:${model}`, guard.covers("output", "assistant")),
  ]);
  const hasLimits = policy.limits.perKey.some((limit) => limit.requests !== undefined || limit.tokens !== undefined);
  return [...guards, row("ctl-rate-quota", `app:${policy.app.name}`, hasLimits)];
}

/** On for the user's text and for every kind of fetched content. */
function inspectsInput(guard: Guard): boolean {
  return (["user", "tool-result", "document"] as const).every((origin) => guard.covers("input", origin));
}
