import { createGuard, type Guard } from "@parapet/guard";
import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../policy/index.ts";
import { extract, type Side, wires } from "../wire/index.ts";
import { coverageRows, renderCoverage, textFields } from "./index.ts";

/** Looks like a GitHub token; put together here so that the file itself holds none. */
const SECRET = ["gh", "p_", "aB3dE5fG7hI9jK1lM2nO4pQ6rS8tU0vW2xY4"].join("");
const SIDES: readonly Side[] = ["request", "reply", "stream"];

function guardWith(action: "block" | "redact"): Guard {
  return createGuard({
    name: "test",
    onError: "closed",
    detectors: [{ detector: "secret", input: action, output: action }],
    stream: { maxHoldCharacters: 16_384 },
  });
}

const blocking = guardWith("block");
const redacting = guardWith("redact");

describe.each(wires.map((wire) => [wire.id, wire] as const))("coverage of %s", (_, wire) => {
  it("C1: every field of the table is inspected under the origin it names, in requests, replies and stream events", () => {
    const missed: string[] = [];
    for (const side of SIDES)
      for (const field of textFields(wire, side)) {
        const extraction = extract(wire, field.plant(SECRET), side);
        const seen = blocking.inspect(extraction.passages).hits.filter(({ rule }) => rule === "github-token");
        if (!seen.some(({ origin }) => origin === field.origin)) missed.push(`${side} ${field.field} ${field.origin}`);
        if (extraction.unknown.length > 0) missed.push(`${side} ${field.field} is unknown at ${extraction.unknown}`);
      }
    expect(missed).toEqual([]);
  });

  it("C2: what is redacted is gone from the body, and no other field with it", () => {
    const kept: string[] = [];
    for (const side of SIDES)
      for (const field of textFields(wire, side)) {
        const body = field.plant(SECRET);
        const before = JSON.stringify(body);
        const extraction = extract(wire, body, side);
        const after = JSON.stringify(extraction.replace(redacting.inspect(extraction.passages).texts));
        if (after.includes(SECRET) || decoded(after).includes(SECRET)) kept.push(`${side} ${field.field}`);
        expect(JSON.stringify(body)).toBe(before);
      }
    expect(kept).toEqual([]);
  });

  it("C3: a stream guard cuts or cleans the stream at every field of an event, cut anywhere", () => {
    const leaked: string[] = [];
    for (const field of textFields(wire, "stream"))
      for (const guard of [blocking, redacting]) {
        const sent = streamed(wire, guard, field.plant(SECRET));
        if (sent.includes(SECRET) || decoded(sent).includes(SECRET)) leaked.push(field.field);
      }
    expect(leaked).toEqual([]);
  });
});

/** One event with the text, in chunks of 29 bytes. */
function streamed(wire: (typeof wires)[number], guard: Guard, event: unknown): string {
  const stream = wire.createStreamGuard?.({
    open: (meta) => guard.stream(meta),
    onUnknown: () => {},
    onUsage: () => {},
  });
  if (stream === undefined) return "";
  const bytes = Buffer.from(`data: ${JSON.stringify(event)}\n\n`);
  let sent = "";
  for (let at = 0; at < bytes.length; at += 29) sent += stream.push(bytes.subarray(at, at + 29)).bytes.toString();
  return sent + stream.end().bytes.toString();
}

/** With base64 runs and \u escapes read, as a client would, and tokens joined. */
function decoded(json: string): string {
  const plain = json.replaceAll(/\\+u([0-9a-f]{4})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const base64 = [...json.matchAll(/[A-Za-z0-9+/=]{40,}/g)].map(([run]) => Buffer.from(run, "base64").toString());
  const tokens = [...json.matchAll(/"token":"(.*?)"/g)].map(([, token]) => token).join("");
  return [plain, ...base64, tokens].join("\n");
}

const NO_TOOLS = { models: {}, tools: {} };

describe("the printed table", () => {
  it("C4: rules of tools run where calls and definitions stand, on models that have them", () => {
    const policy = parsePolicy(
      `parapet: 1
providers: { p: { kind: openai-compatible, baseUrl: "http://127.0.0.1:1" } }
models: { a: { primary: { provider: p }, tools: few }, b: { primary: { provider: p } } }
tools: { few: { allow: [{ tools: [search] }] } }
`,
      "parapet.yaml",
    );
    const guards = new Map([
      ["a", blocking],
      ["b", blocking],
    ]);
    const cellsAt = (name: string, isTool: boolean): string[] => [
      ...new Set(
        coverageRows({ guards, policy })
          .filter(({ route, origin }) => route === name && ["tool-call", "tool-definition"].includes(origin) === isTool)
          .map(({ detectors }) => detectors.tools ?? "absent"),
      ),
    ];
    expect([cellsAt("a", true), cellsAt("b", true)]).toEqual([["run"], ["not-configured"]]);
    expect([cellsAt("a", false), cellsAt("b", false)]).toEqual([["not-possible"], ["not-possible"]]);
  });

  it("C4: says of each detector what the compiled guard says", () => {
    const guard = createGuard({
      name: "narrow",
      onError: "closed",
      detectors: [{ detector: "secret", output: "redact", origins: ["assistant"] }],
      stream: { maxHoldCharacters: 16_384 },
    });
    const rows = coverageRows({ guards: new Map([["support-llm", guard]]), policy: NO_TOOLS });
    expect(rows.length).toBeGreaterThan(500);
    for (const row of rows)
      expect(row.detectors.secret === "run", `${row.direction} ${row.origin}`).toBe(
        guard.detectorsFor(row.direction, row.origin).includes("secret"),
      );
    expect(new Set(rows.map(({ detectors }) => detectors.secret))).toEqual(new Set(["run", "not-configured"]));
  });

  it("C4: in brief leaves out no origin, and no field but by the name of one that is the same", () => {
    for (const wire of wires)
      for (const side of SIDES) {
        const all = textFields(wire, side);
        const brief = textFields(wire, side, true);
        expect(new Set(brief.map(({ origin }) => origin))).toEqual(new Set(all.map(({ origin }) => origin)));
        const leaves = (fields: typeof all): Set<string> =>
          new Set(
            fields
              .map(
                ({ field }) =>
                  field
                    .replace(/ \(.*$/, "")
                    .split(".")
                    .at(-1) ?? "",
              )
              .filter((leaf) => leaf !== "*"),
          );
        expect([...leaves(all)].filter((leaf) => !leaves(brief).has(leaf))).toEqual([]);
      }
    expect(coverageRows({ guards: new Map([["m", blocking]]), policy: NO_TOOLS }).length).toBeLessThan(4_500);
  });

  it("C5: prints a line for each field, and says so when nothing is configured", () => {
    const rows = coverageRows({ guards: new Map([["support-llm", blocking]]), policy: NO_TOOLS });
    const text = renderCoverage(rows);
    expect(text).toContain("support-llm · anthropic-messages · stream");
    expect(text.split("\n").filter((line) => line.includes("(by user)")).length).toBeGreaterThan(3);
    expect(text.split("\n").length).toBeGreaterThan(rows.length);
    expect(renderCoverage([])).toContain("nothing is inspected");
  });
});
