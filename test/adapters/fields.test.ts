import { createGuard } from "@parapet/guard";
import { describe, expect, it } from "vitest";
import { readBody } from "../../packages/guard/src/guard/adapters/inner/body-texts.ts";
import { textFields } from "../../packages/parapet/src/gateway/coverage/index.ts";
import { extract, type Side, wires } from "../../packages/parapet/src/gateway/wire/index.ts";

/** Looks like a GitHub token; put together here so that the file itself holds none. */
const SECRET = ["gh", "p_", "aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");
const SIDES: readonly Side[] = ["request", "reply", "stream"];
const blocking = createGuard({ detectors: { secret: "block" } });
const redacting = createGuard({ detectors: { secret: "redact" } });

/** Where these rules say more than the table, which goes by the role alone. */
const TOLD_APART: readonly RegExp[] = [
  /\(reasoning\)\.(summary|content)|\(thinking\)|reasoning_summary_part/, // whatever kind of part: it is reasoning
  /logprobs|audio\.transcript|prediction/, // the words of who speaks around them
  /computer_call_output/, // what came back, by the speaker
  /(_output|\.done)\)\.name/, // the tool's name beside its result
];

describe.each(wires.map((wire) => [wire.id, wire] as const))("adapters on %s", (_, wire) => {
  it("A4: see every field that the gateway's table knows, as the words of whom it names", () => {
    const missed: string[] = [];
    for (const side of SIDES)
      for (const field of textFields(wire, side)) {
        const texts = readBody(field.plant(SECRET), side === "request" ? "input" : "output");
        const seen = blocking.inspect(texts.passages).hits.filter(({ rule }) => rule === "github-token");
        const where = `${side} ${field.field}: ${field.origin}`;
        // What the gateway files as nobody's words may here be the words of who speaks around it.
        const isFree = field.origin === "metadata" || TOLD_APART.some((place) => place.test(field.field));
        const isRight = seen.some(({ origin }) => origin === field.origin || isFree);
        if (!isRight) missed.push(`${where}, here ${seen.map(({ origin }) => origin).join() || "not seen"}`);
        if (texts.unknown.length > 0 && !/unlisted|other type/.test(where))
          missed.push(`${where}: unknown at ${texts.unknown}`);
      }
    expect(missed).toEqual([]);
  });

  it("A4: call a kind or a role unknown wherever the gateway does", () => {
    const accepted = new Set<string>();
    for (const side of SIDES)
      for (const field of textFields(wire, side)) {
        // A definition is any JSON here.
        if (field.field.includes("format(")) continue;
        const body = JSON.stringify(field.plant("x"));
        for (const [tag] of new Set(body.match(/"(type|role)":"[^"]*"/g)?.map((found) => [found] as const))) {
          const odd = JSON.parse(body.replaceAll(tag, tag.replace(/:"[^"]*"/, ':"rune"')));
          if (extract(wire, odd, side).unknown.length === 0) continue;
          const { unknown } = readBody(odd, side === "request" ? "input" : "output");
          if (unknown.length === 0) accepted.add(`${side} ${tag} in ${field.field}`);
        }
      }
    expect([...accepted]).toEqual([]);
  });

  it("A4: take what may be any JSON as any JSON, with kinds and roles of its own", () => {
    const refused: string[] = [];
    for (const side of SIDES)
      for (const field of textFields(wire, side)) {
        if (!field.field.endsWith(".**") || field.field.includes("other type")) continue;
        const body = JSON.stringify(field.plant("x")).replace('"any":', '"type":"odd","role":"odd","any":');
        const { unknown } = readBody(JSON.parse(body), side === "request" ? "input" : "output");
        if (unknown.length > 0) refused.push(`${side} ${field.field}`);
      }
    expect(refused).toEqual([]);
  });

  it("A4: take out what is redacted, wherever it stands", () => {
    const kept: string[] = [];
    for (const side of SIDES)
      for (const field of textFields(wire, side)) {
        const body = field.plant(SECRET);
        const before = JSON.stringify(body);
        const texts = readBody(body, side === "request" ? "input" : "output");
        const after = JSON.stringify(texts.replace(redacting.inspect(texts.passages).texts));
        if (after.includes(SECRET) || decoded(after).includes(SECRET)) kept.push(`${side} ${field.field}`);
        expect(JSON.stringify(body)).toBe(before);
      }
    expect(kept).toEqual([]);
  });
});

/** With base64 runs and \u escapes read, as a client would, and tokens joined. */
function decoded(json: string): string {
  const plain = json.replaceAll(/\\+u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const base64 = [...json.matchAll(/[A-Za-z0-9+/=]{40,}/g)].map(([run]) => Buffer.from(run, "base64").toString());
  const tokens = [...json.matchAll(/"token":"(.*?)"/g)].map(([, token]) => token).join("");
  return [plain, ...base64, tokens].join("\n");
}
