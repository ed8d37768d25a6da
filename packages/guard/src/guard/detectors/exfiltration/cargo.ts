import { entropyPerCharacter } from "../../../text/index.ts";
import type { Destination } from "./host.ts";

// biome-ignore format: a list of words
const TELLING_NAMES: ReadonlySet<string> = new Set([
  "data", "payload", "leak", "exfil", "secret", "token", "key", "content", "prompt", "history", "conversation", "chat",
  "msg", "message", "email", "password", "info", "stolen", "dump", "log", "text", "body", "context", "summary", "d", "p", "x",
]);
const LEAST_VALUE = 8;
const LONG_VALUE = 32;
const LONG_SEGMENT = 32;
const LONG_LABEL = 24;

/** Names in addresses are short words with signs between; what was encoded runs on. */
const LONG_RUN = /[0-9A-Za-z]{14}/;
export const isDense = (text: string): boolean =>
  /[0-9]/.test(text) && /[A-Za-z]/.test(text) && LONG_RUN.test(text) && entropyPerCharacter(text.slice(0, 256)) >= 3.3;

/** Pages of code are named by the SHA-1 of a commit. */
const BEFORE_COMMIT: ReadonlySet<string> = new Set(["commit", "commits", "blob", "tree", "raw", "blame"]);
const isCommit = (segment: string): boolean => /^[0-9a-f]{40}$/.test(segment);

/**
 * How likely the URL carries something out beside naming a page: 0 when it does not. Looks at the values of its query
 * and fragment, at long dense path segments and at long host labels.
 */
export function cargoOf({ host, rest, hasUser }: Destination): number {
  let likely = hasUser ? 0.5 : 0;
  const query = rest.search(/[?#]/);
  if (query >= 0)
    for (const pair of rest.slice(query + 1).split(/[&;#?]/)) {
      const equals = pair.indexOf("=");
      const name = pair.slice(0, Math.max(0, equals)).toLowerCase();
      const value = pair.slice(equals + 1);
      if (value.length >= LEAST_VALUE && TELLING_NAMES.has(name)) likely = Math.max(likely, 0.75);
      if (value.length >= LONG_VALUE || (value.length >= 16 && isDense(value))) likely = Math.max(likely, 0.6);
      if (/\{\w{0,40}\}|\$\w/.test(value)) likely = Math.max(likely, 0.6);
    }
  const segments = (query < 0 ? rest : rest.slice(0, query)).split("/");
  for (const [i, segment] of segments.entries())
    if (segment.length >= LONG_SEGMENT && (isDense(segment) || segment.includes("%"))) {
      if (!isCommit(segment) || !BEFORE_COMMIT.has(segments[i - 1] ?? "")) likely = Math.max(likely, 0.6);
    }
  // Cut into several labels it is as long in all.
  const labels = host.split(".").slice(0, -2).join("");
  if (labels.length >= LONG_LABEL && isDense(labels)) likely = Math.max(likely, 0.6);
  return likely;
}
