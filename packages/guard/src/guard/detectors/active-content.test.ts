import { describe, expect, it } from "vitest";
import { createGuard } from "../create-guard.ts";
import type { GuardHit } from "../guard.ts";

const SCRIPT = "<script>go()</script>";

function hitsOf(text: string, options: Readonly<Record<string, unknown>> = {}): readonly GuardHit[][] {
  const guard = createGuard({
    name: "code",
    onError: "closed",
    detectors: [{ detector: "active-content", output: "flag", options }],
    stream: { maxHoldCharacters: 16_384 },
  });
  const meta = { origin: "assistant", direction: "output", path: "" } as const;
  const stream = guard.stream(meta);
  for (let at = 0; at < text.length; at += 7) stream.push(text.slice(at, at + 7));
  stream.end();
  return [[...guard.inspect([{ text, ...meta }]).hits], [...stream.inspection().hits]];
}

describe("active content in code", () => {
  const far = "a line of code that is plain\n".repeat(60);

  it("D6: is weak in a block that opened far above, whole and in pieces, and strong below it", () => {
    for (const hits of hitsOf(`Look:\n\`\`\`html\n${far}${SCRIPT}\n\`\`\`\n${SCRIPT}`))
      expect(hits.map(({ confidence, severity }) => [confidence, severity])).toEqual([
        [0.3, "low"],
        [0.9, "high"],
      ]);
  });

  it("D6: is as strong as outside when asked for, and left out when asked for", () => {
    const text = `\`\`\`\n${far}${SCRIPT}\n\`\`\`\n and \`${SCRIPT}\``;
    for (const hits of hitsOf(text, { code: "same" }))
      expect(hits.map(({ confidence }) => confidence)).toEqual([0.9, 0.9]);
    for (const hits of hitsOf(text, { code: "skip" })) expect(hits).toEqual([]);
  });

  it("D6: of a terminal or a spreadsheet is never weakened: both act wherever it stands", () => {
    const text = `\`\`\`csv\n${far}x,=HYPERLINK("a")\n\u001b[2J\n\`\`\`\n`;
    for (const hits of hitsOf(text)) expect(hits.map(({ confidence }) => confidence)).toEqual([0.85, 0.8]);
  });
});
