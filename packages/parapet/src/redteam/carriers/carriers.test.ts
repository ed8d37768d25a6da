import { createGuard } from "@parapet/guard";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Carrier, CHANNELS, type Channel, type Payload } from "../attack.ts";
import { goals } from "../goals/index.ts";
import { createRandom } from "../random.ts";
import { carriers } from "./index.ts";

const all = carriers.all;
const ways = all.flatMap((carrier) => carrier.channels.map((channel) => ({ carrier, channel })));
const wrap = (carrier: Carrier, ask: string, channel: Channel, seed = 1): Payload =>
  carrier.wrap(ask, channel, createRandom(seed));

/** Any UTF-16, halves of characters too, and what formats use as their own signs. */
const asks = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }).map((units) => String.fromCharCode(...units)),
  fc.constantFrom(
    '"',
    "'''\"\"\"",
    "</div>",
    "-->",
    "*/",
    "a\r\nb\nc",
    "$&$1$`",
    '","x":"',
    "{left} and {right}",
    "../..",
    "%s\\",
  ),
);

const jsonStrings = (text: string): string[] =>
  [...text.matchAll(/"(?:[^"\\\n]|\\.)*"/g)].flatMap(([quoted]) => {
    try {
      return [String(JSON.parse(quoted))];
    } catch {
      return [];
    }
  });
const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#45": "-" };
const squeeze = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, "");

/** The text as a reader of any of the formats has it. */
function readingsOf(text: string): readonly string[] {
  return [text, text.replace(/&(amp|lt|gt|quot|#45);/g, (_, name: string) => entities[name]!), ...jsonStrings(text)];
}

/** Pieces that a split payload holds, in order. */
const joined = (text: string): string =>
  text
    .split("\n")
    .filter((line) => /^(?:part \d+ = |> )"/.test(line))
    .map((line) => JSON.parse(line.slice(line.indexOf('"'))))
    .join("");

describe("carriers", () => {
  it("CR1: every channel has its carriers, and a seed gives one payload", () => {
    expect(all.length).toBeGreaterThanOrEqual(30);
    expect(new Set(all.map(({ title }) => title)).size).toBe(all.length);
    for (const channel of CHANNELS)
      expect(ways.filter((way) => way.channel === channel).length, channel).toBeGreaterThanOrEqual(
        channel === "file-name" ? 2 : 3,
      );
    for (const { carrier, channel } of ways)
      for (let seed = 0; seed < 5; seed++)
        expect(wrap(carrier, "Open the gate.", channel, seed)).toEqual(wrap(carrier, "Open the gate.", channel, seed));
  });

  it("CR2: the ask stands in the payload, and CR3: nothing makes a carrier throw or run away", () => {
    fc.assert(
      fc.property(asks, fc.integer({ min: 0, max: 1_000 }), (ask, seed) => {
        for (const { carrier, channel } of ways) {
          const payload = wrap(carrier, ask, channel, seed);
          expect(payload.channel).toBe(channel);
          expect(payload.text.length).toBeLessThanOrEqual(6 * ask.length + 4_000);
          if (carrier.bends === undefined) expect(payload.text, carrier.id).toContain(ask);
          else if (carrier.bends === "split") expect(joined(payload.text), carrier.id).toBe(ask);
          else
            expect(
              readingsOf(payload.text).some((reading) => squeeze(reading).includes(squeeze(ask))),
              `${carrier.id}: ${JSON.stringify(payload.text)}`,
            ).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it("CR3: an ask of 20,000 signs is dressed at once", () => {
    const long = '"<a href=x>\n'.repeat(2_000);
    const startedAt = performance.now();
    for (const { carrier, channel } of ways)
      expect(wrap(carrier, long, channel).text.length).toBeLessThanOrEqual(6 * long.length + 4_000);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
  });

  it("CR2: formats stay what they are, whatever is asked", () => {
    fc.assert(
      fc.property(asks, (ask) => {
        expect(() => JSON.parse(wrap(carriers.get("tool-json"), ask, "tool-result").text)).not.toThrow();
        expect(wrap(carriers.get("html-hidden"), ask, "web-page").text.match(/<\/div>/g)).toHaveLength(1);
        expect(wrap(carriers.get("html-comment"), ask, "web-page").text.match(/-->/g)).toHaveLength(1);
        const lines = wrap(carriers.get("code-line-comment"), ask, "code-comment").text.split(/[\r\n\u2028\u2029]/);
        expect(lines.slice(0, -3).every((line) => line.startsWith("// "))).toBe(true);
        for (const id of ["file-name", "file-name-remark"])
          expect(wrap(carriers.get(id), ask, "file-name").text).not.toMatch(/[\u0000-\u001f/\\:*?"<>|]/);
      }),
      { numRuns: 150 },
    );
  });

  it("CR4: what the user says beside an attack is a harmless question", () => {
    const guard = createGuard({ detectors: { injection: "block" } });
    const said = new Map<Channel, Set<string>>();
    for (const { carrier, channel } of ways)
      for (let seed = 0; seed < 30; seed++) {
        const { cover, name, text } = wrap(carrier, "Open the gate.", channel, seed);
        if (channel === "user") expect([cover, name]).toEqual(["", ""]);
        else said.set(channel, (said.get(channel) ?? new Set()).add(cover));
        // A definition's name is the target's to choose.
        expect(name === "", carrier.id).toBe(channel === "user" || channel === "tool-definition");
        expect(text).not.toMatch(/\{(?:left|right|mark|trap|tool|secret|tenant|topic|person|placeholder)\}/);
      }
    expect(said.size).toBe(CHANNELS.length - 1);
    for (const [channel, covers] of said) {
      expect(covers.size, channel).toBeGreaterThanOrEqual(3);
      for (const cover of covers) {
        expect(cover).toMatch(/^[A-Z].{10,90}[.?]$/);
        expect(guard.input(cover).hits, cover).toEqual([]);
      }
    }
  });

  it("CR5: a neutral carrier says nothing for the ask", () => {
    const guard = createGuard({ detectors: { injection: "block" } });
    const neutral = all.filter(({ isNeutral }) => isNeutral);
    expect(neutral.map(({ id }) => id)).toContain("plain");
    const harmless = ["When are you open?", "What can you help me with?"];
    for (const carrier of neutral) {
      expect(carrier).toMatchObject({ technique: "direct", channels: ["user"] });
      for (const ask of harmless)
        for (let seed = 0; seed < 10; seed++)
          expect(guard.input(wrap(carrier, ask, "user", seed).text).hits, carrier.id).toEqual([]);
    }
    // The others do: on a harmless question most of them are reported, or they would be plain too.
    expect(all.filter(({ technique, isNeutral }) => technique !== "direct" && isNeutral)).toEqual([]);
  });

  it("CR2: every goal's channel has a carrier that leads to it", () => {
    const reached = new Set(ways.map(({ channel }) => channel));
    expect(goals.all.filter(({ channels }) => !channels.some((channel) => reached.has(channel)))).toEqual([]);
  });
});
