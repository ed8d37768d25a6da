import type { Log } from "@parapet/guard/kernel";
import { type Otlp, startOtlp } from "../gateway/index.ts";
import { type LoadedPolicy, resolveSecret, type SecretKeeper } from "../policy/index.ts";

/**
 * Sends traces and metrics where the policy says; undefined, and nothing loaded, where it says nothing.
 *
 * @throws {ParapetError} PARAPET_SECRET_* for a header that does not resolve
 */
export async function startTelemetry(
  loaded: LoadedPolicy,
  parts: {
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly log: Log;
    readonly keeper: SecretKeeper;
  },
): Promise<Otlp | undefined> {
  const { policy, baseDirectory } = loaded;
  const { otlp } = policy.telemetry;
  const options = { baseDirectory, secrets: policy.secrets, ...parts };
  if (otlp === undefined) return undefined;
  const headers: Record<string, string> = {};
  for (const [name, reference] of Object.entries(otlp.headers))
    headers[name] = (await resolveSecret(reference, options)).reveal();
  return startOtlp({
    endpoint: otlp.endpoint,
    headers,
    sampleRatio: otlp.sampleRatio,
    serviceName: policy.app.name,
    log: parts.log,
  });
}
