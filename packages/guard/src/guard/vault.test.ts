import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createGuard } from "./create-guard.ts";
import type { GuardHit } from "./guard.ts";
import { openVault, type TextForm, type Vault } from "./vault.ts";

const guard = createGuard({
  name: "vault",
  onError: "closed",
  detectors: [{ detector: "pii", input: "redact" }],
  stream: { maxHoldCharacters: 16_384 },
});
const hitsOf = (text: string): readonly GuardHit[] =>
  guard.inspect([{ text, origin: "user", direction: "input", path: "" }]).hits;

function hidden(texts: readonly string[], form: TextForm = "plain"): { texts: readonly string[]; vault: Vault } {
  const vault = openVault(texts);
  return { texts: texts.map((text, place) => vault.hide(place, hitsOf(text), form)), vault };
}

function streamed(vault: Vault, text: string, sizes: readonly number[], form: TextForm = "plain"): string {
  const stream = vault.revealStream(form);
  let out = "";
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length]!;
    out += stream.push(text.slice(at, at + size));
    at += size;
  }
  return out + stream.end();
}

describe("a vault", () => {
  it("V1: gives each value one placeholder in all texts of the exchange, and gets the values back", () => {
    const texts = ["Mail anna@example.org or ben@example.org.", "anna@example.org, +49 171 1234567"];
    const { texts: out, vault } = hidden(texts);
    expect(out).toEqual(["Mail [EMAIL_1] or [EMAIL_2].", "[EMAIL_1], [PHONE_1]"]);
    expect(out.map((text) => vault.reveal(text))).toEqual(texts);
  });

  it("V2: leaves a placeholder that it did not give, and gives none that the texts hold already", () => {
    const { texts, vault } = hidden(["What does [EMAIL_1] mean? I am anna@example.org."]);
    expect(texts[0]).toBe("What does [EMAIL_1] mean? I am [EMAIL_2].");
    const answer = "[EMAIL_1], [EMAIL_2], [EMAIL_3], [CARD_9], [email_2], [EMAIL_2";
    expect(vault.reveal(answer)).toBe("[EMAIL_1], anna@example.org, [EMAIL_3], [CARD_9], [email_2], [EMAIL_2");
  });

  it("V2: does not tell one exchange's value to another", () => {
    const first = hidden(["anna@example.org"]);
    const second = hidden(["ben@example.org"]);
    expect([first.texts, second.texts]).toEqual([["[EMAIL_1]"], ["[EMAIL_1]"]]);
    expect(second.vault.reveal("[EMAIL_1]")).toBe("ben@example.org");
    expect(openVault([]).reveal("[EMAIL_1]")).toBe("[EMAIL_1]");
  });

  it("V2: puts a value back as it is, even where it looks like a placeholder", () => {
    const hit = { ...hitsOf("anna@example.org")[0]!, rule: "odd" };
    const vault = openVault(["[PHONE_1] +49 171 1234567"]);
    const text = vault.hide(0, [
      { ...hit, start: 0, end: 9 },
      { ...hit, rule: "phone", start: 10, end: 25 },
    ]);
    expect(text).toBe("[ODD_1] [PHONE_2]");
    expect(vault.reveal("[ODD_1] [PHONE_2]")).toBe("[PHONE_1] +49 171 1234567");
  });

  it("V3: reveals in a stream what it reveals in the whole, wherever it is cut", () => {
    const { vault } = hidden(["anna@example.org +49 171 1234567 card 4111 1111 1111 1111"]);
    const piece = fc.constantFrom(
      "[EMAIL_1]",
      "[PHONE_1]",
      "[PAYMENT_CARD_1]",
      "[EMAIL_7]",
      "[",
      "[[",
      "[EMA",
      "]",
      " ok ",
      "_1]",
      `[${"A".repeat(80)}`,
    );
    const texts = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
    const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(texts, sizes, (text, lengths) => {
        expect(streamed(vault, text, lengths)).toBe(vault.reveal(text));
      }),
      { numRuns: 300 },
    );
  });

  it("V3: holds back no more than what may become a placeholder", () => {
    const { vault } = hidden(["anna@example.org"]);
    const stream = vault.revealStream();
    expect(["see [1]", " and [EMA", "IL_1] or [x", "["].map((delta) => stream.push(delta))).toEqual([
      "see [1]",
      " and ",
      "anna@example.org or [x",
      "",
    ]);
    expect(stream.end()).toBe("[");
  });

  it("V4: writes values into arguments of tools so that they stay JSON, and reads them from there", () => {
    const value = 'x"\\y\n';
    const written = JSON.stringify({ to: value });
    const inside = JSON.stringify(value).slice(1, -1);
    const hit = { ...hitsOf("anna@example.org")[0]!, start: written.indexOf(inside) };
    const vault = openVault([written]);
    const out = vault.hide(0, [{ ...hit, end: hit.start + inside.length }], "json");
    expect(JSON.parse(out)).toEqual({ to: "[EMAIL_1]" });
    expect(vault.reveal("[EMAIL_1]")).toBe(value);
    expect(JSON.parse(vault.reveal(out, "json"))).toEqual({ to: value });
    expect(JSON.parse(streamed(vault, out, [1], "json"))).toEqual({ to: value });
  });
});
