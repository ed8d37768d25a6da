import type { LoadedPolicy } from "../policy/index.ts";
import type { Store } from "../store/index.ts";

/** A JSON answer from a server on this machine, or undefined when nobody answers in time. */
export async function askRunning(
  url: string,
  timeoutMs = 1_500,
): Promise<{ status: number; body: unknown } | undefined> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(timeoutMs), redirect: "error" });
    return { status: answer.status, body: await answer.json() };
  } catch {
    // Whatever it was (refused, silent, not HTTP, not JSON): nobody of ours is there, and that is the answer.
    return undefined;
  }
}

/** Wildcard addresses are listened on, never called. */
export function localUrl(host: string, port: number): string {
  const callable = { "0.0.0.0": "127.0.0.1", "::": "[::1]" }[host] ?? (host.includes(":") ? `[${host}]` : host);
  return `http://${callable}:${port}`;
}

/** Where the last start listened, which flags may have changed; else where the policy says, or would by default. */
export async function lastUrl(
  loaded: Pick<LoadedPolicy, "policy"> | undefined,
  store: Pick<Store, "events">,
): Promise<string> {
  const [started] = await store.events.read({ kinds: ["gateway-started"], limit: 1 });
  return typeof started?.data.url === "string" ? started.data.url : policyUrl(loaded);
}

/** Where the policy says to listen, or would by default; its port may be 0, which is no address to call. */
export function policyUrl(loaded: Pick<LoadedPolicy, "policy"> | undefined): string {
  const { host, port } = loaded?.policy.server ?? { host: "127.0.0.1", port: 8787 };
  return localUrl(host, port);
}
