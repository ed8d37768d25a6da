import type { LiveProvider } from "./providers.ts";

/** Whether a key opens something now. */
export interface Liveness {
  readonly state: "active" | "inactive" | "unknown";
  /** Why it is not known, in words without the key. */
  readonly why?: string;
}

const TIMEOUT_MS = 10_000;
const LONGEST_ANSWER = 64 << 10;

/**
 * Sends one key to its own provider. No redirect is followed, and nothing that is thrown on the way is repeated: such
 * messages may quote the header.
 */
export async function askProvider(provider: LiveProvider, key: string, ask: typeof fetch): Promise<Liveness> {
  // What is no plain word would break out of its header.
  if (!/^[\x21-\x7e]{8,4096}$/.test(key) || !provider.form.test(key)) return unknown("it is not written as issued");
  const headers = Object.fromEntries(
    Object.entries(provider.headers).map(([name, value]) => [name, value.replace("{key}", () => key)]),
  );
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const { method, url } = provider;
    const answer = await ask(url, {
      method,
      headers: { ...headers, "user-agent": "parapet" },
      redirect: "manual",
      signal,
    });
    const body = await firstOf(answer);
    const isMeant = ({ status, says }: LiveProvider["active"][number]): boolean =>
      status === answer.status && (says === undefined || says.test(body));
    if (provider.active.some(isMeant)) return { state: "active" };
    if (provider.inactive.some(isMeant)) return { state: "inactive" };
    return unknown(`${hostOf(provider)} answered ${answer.status}`);
  } catch {
    return unknown(`${hostOf(provider)} did not answer`);
  }
}

export const hostOf = ({ url }: LiveProvider): string => new URL(url).host;

const unknown = (why: string): Liveness => ({ state: "unknown", why });

async function firstOf({ body }: Response): Promise<string> {
  if (body === null) return "";
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    parts.push(part);
    length += part.length;
    if (length > LONGEST_ANSWER) break;
  }
  return Buffer.concat(parts).toString("utf8");
}
