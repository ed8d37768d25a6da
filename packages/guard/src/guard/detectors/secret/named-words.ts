/*
 * Which vendors are named before a value, and what the value is called. `DATADOG_API_KEY`, `datadogApiKey` and
 * `"datadog": {"api-key"` are the same words, so the text is cut into words, and names are looked up as runs of up to
 * four of them: the price is that of the words, however many names there are.
 */

const NEAR_CHARACTERS = 80;
const LONGEST_NAME_WORDS = 4;
const WORD = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+/g;

// biome-ignore format: a list of words
const KEY_WORDS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "key", "keys", "apikey", "token", "tokens", "secret", "secrets", "api", "auth", "pat", "password", "passwd", "pwd", "bearer",
  "authorization", "credential", "credentials", "login", "license", "licence", "access", "sas", "dsn", "sid",
]);
/** What a value is called that opens nothing. */
// biome-ignore format: a list of words
const OPEN_WORDS: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "id", "ids", "uuid", "guid", "commit", "sha", "hash", "md", "digest", "checksum", "revision", "rev", "ref", "etag", "integrity", "trace", "span",
  "fingerprint", "version", "tenant", "org", "organization", "project", "account", "workspace", "user", "customer", "image", "file", "public",
  "site", "request", "session", "run", "job", "build", "resource", "event", "message", "cursor", "page",
]);

/** The public half of a pair: its beginning names whose secret may follow. */
const KEY_ID = /\b(AKIA|ASIA|AKID|LTAI)[A-Za-z0-9]{12,32}\b/g;

/** The words of the 80 characters before `at`, in lower case. */
export function wordsBefore(text: string, at: number): readonly string[] {
  const words =
    text
      .slice(Math.max(0, at - NEAR_CHARACTERS), at)
      .replace(KEY_ID, "$1")
      .match(WORD) ?? [];
  return words.map((word) => word.toLowerCase());
}

/** Calls `visit` with each run of words that `names` holds, the nearest first, until it answers true. */
export function visitNames<T>(
  words: readonly string[],
  names: ReadonlyMap<string, T>,
  visit: (named: T, first: number, end: number) => boolean,
): boolean {
  for (let first = words.length - 1; first >= 0; first--) {
    let name = "";
    for (let end = first; end < Math.min(words.length, first + LONGEST_NAME_WORDS); ) {
      name += words[end++];
      const named = names.get(name);
      if (named !== undefined && visit(named, first, end)) return true;
    }
  }
  return false;
}

/**
 * Whether the value that follows `words` is called a key of whom `words[first]` to `words[end - 1]` name: a word for
 * keys stands there, or nothing stands between, and its last word is none for what is open.
 */
export function isCalledKey(words: readonly string[], first: number, end: number): boolean {
  let last = words.length - 1;
  while (last >= end && /^[0-9]/.test(words[last]!)) last--;
  if (last >= end && OPEN_WORDS.has(words[last]!)) return false;
  if (end === words.length) return true;
  for (let i = first; i < words.length; i++) if (KEY_WORDS.has(words[i]!)) return true;
  return false;
}
