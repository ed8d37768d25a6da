import { describe, expect, it } from "vitest";
import { createGuard } from "../../create-guard.ts";
import { formOf } from "./form.ts";
import { exampleKey, exampleSentence, type Random } from "./key-examples.ts";
import { allKeyRules, secretRuleIds } from "./secret-rules.ts";

const guard = createGuard({
  name: "keys",
  onError: "closed",
  detectors: [{ detector: "secret", input: "flag" }],
  stream: { maxHoldCharacters: 16_384 },
});

function hitsOf(text: string) {
  return guard.inspect([{ text, origin: "user", direction: "input", path: "" }]).hits;
}

/** mulberry32: the same keys at every run. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const rules = allKeyRules();

describe("kinds of keys", () => {
  it("K1: knows at least 250 kinds, each by its own id", () => {
    const ids = secretRuleIds();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBeGreaterThan(250);
    for (const id of ids) expect(id).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  it("K2: finds a key of every form of every kind, whole, and gives it back in no word", () => {
    const random = seeded(7);
    const ids = new Set(rules.map(({ id }) => id));
    const missed: string[] = [];
    for (const rule of rules)
      for (const written of rule.forms) {
        const key = exampleKey(rule, written, random);
        const line = exampleSentence(rule, key);
        const start = line.length - key.length;
        const hit = hitsOf(line).find((one) => one.start <= start + 4 && one.end === line.length && ids.has(one.rule));
        if (hit === undefined) missed.push(`${rule.id} ${written}`);
        else expect(hit.reason).not.toContain(key.slice(-8));
      }
    expect(missed).toEqual([]);
  });

  it("K3: names the kind of a key whose form no other kind shares", () => {
    const random = seeded(11);
    const shapes = new Map<string, number>();
    for (const { forms } of rules) for (const form of forms) shapes.set(form, (shapes.get(form) ?? 0) + 1);
    const wrong: string[] = [];
    for (const rule of rules.filter(({ near }) => near === undefined))
      for (const written of rule.forms.filter((form) => shapes.get(form) === 1)) {
        const found = hitsOf(`(${exampleKey(rule, written, random)})`).map((hit) => hit.rule);
        if (!found.includes(rule.id)) wrong.push(`${rule.id} ${written}: ${found}`);
      }
    expect(wrong).toEqual([]);
  });

  it("K4: a form that only a name tells is no key without that name, nor as the name of something else", () => {
    const random = seeded(13);
    const named = rules.filter(({ forms, near }) => near !== undefined && forms.every((form) => form.startsWith("{")));
    expect(named.length).toBeGreaterThan(100);
    for (const rule of named) {
      const key = exampleKey(rule, rule.forms[0]!, random);
      expect(hitsOf(`The build ${key} is done.`), rule.id).toEqual([]);
      expect(hitsOf(`${rule.near![0]} commit ${key} is done.`), rule.id).toEqual([]);
    }
  });

  it("K5: what stands where a key would in documentation is no key", () => {
    for (const rule of rules)
      for (const written of rule.forms) {
        const form = formOf(written);
        for (const filler of ["x", "X", "0"]) {
          const line = exampleSentence(rule, form.prefix + filler.repeat(form.minimum));
          expect(hitsOf(line), line).toEqual([]);
        }
      }
  });

  it("K6: a part whose length varies is followed by what it cannot hold, so that matching never looks back", () => {
    for (const rule of rules)
      for (const written of rule.forms) {
        const { id } = rule;
        const { parts, prefix } = formOf(written);
        // Without a beginning only a name can tell it.
        expect(prefix !== "" || rule.near !== undefined, `${id} ${written}`).toBe(true);
        expect(/[{},$ ]/.test(prefix), `${id} ${written}`).toBe(false);
        for (const [i, part] of parts.entries()) {
          const next = parts[i + 1];
          if (part.minimum === part.maximum || next === undefined) continue;
          expect(next.literal, `${id} ${written}`).toBeDefined();
          expect(/[A-Za-z0-9]/.test(next.literal![0]!), `${id} ${written}`).toBe(false);
        }
      }
  });
});
