import { createGuard } from "@parapet/guard";

/** Where a system sees secrets in a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

type Look = (text: string) => readonly Span[] | Promise<readonly Span[]>;

// biome-ignore lint/suspicious/noExplicitAny: the peers are not installed where types are checked
const load = (name: string): Promise<any> => import(name);

/** From the first character that was replaced to the last: one span, whatever stands between. */
function changed(text: string, redacted: string): readonly Span[] {
  if (text === redacted) return [];
  let start = 0;
  while (text[start] === redacted[start]) start++;
  let tail = 0;
  while (tail < text.length - start && text.at(-1 - tail) === redacted.at(-1 - tail)) tail++;
  return [{ start, end: Math.max(start + 1, text.length - tail) }];
}

/** Each as its README starts it, with what looks for secrets. */
export const SYSTEMS: Readonly<Record<string, () => Promise<Look>>> = {
  "Parapet `secret`": async () => {
    const guard = createGuard({
      name: "bench",
      onError: "closed",
      detectors: [{ detector: "secret", input: "flag" }],
      stream: { maxHoldCharacters: 16_384 },
    });
    return (text) => guard.inspect([{ text, origin: "user", direction: "input", path: "" }]).hits;
  },
  "@secretlint/core, recommended rules": async () => {
    const { lintSource } = await load("@secretlint/core");
    const { creator } = await load("@secretlint/secretlint-rule-preset-recommend");
    const config = { rules: [{ id: "@secretlint/secretlint-rule-preset-recommend", rule: creator }] };
    return async (content) => {
      const source = { filePath: "/text.txt", content, ext: ".txt", contentType: "text" };
      const { messages } = await lintSource({ source, options: { config, noPhysicFilePath: true } });
      return messages.map(({ range }: { range: readonly [number, number] }) => ({ start: range[0], end: range[1] }));
    };
  },
  "@presidio-dev/hai-guardrails `secretGuard`": async () => {
    const { secretGuard } = await load("@presidio-dev/hai-guardrails");
    const guard = secretGuard({ selection: "all" });
    return async (text) => {
      const [{ modifiedMessage }] = await guard([{ role: "user", content: text }]);
      return changed(text, modifiedMessage?.content ?? text);
    };
  },
};
