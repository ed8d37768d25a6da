import { describe, expect, it } from "vitest";
import { createGuard, type DetectorSetting, ORIGINS, openVault, splitAtReveal } from "./index.ts";

const guardOf = (...detectors: DetectorSetting[]) =>
  createGuard({ name: "t", onError: "closed", detectors, stream: { maxHoldCharacters: 16_384 } });
const tokenising = guardOf({ detector: "pii", input: "tokenise", output: "redact" });

describe("tokenise", () => {
  it("V5: hides what it finds where somebody keeps it, and redacts it where nobody does", () => {
    const said = "I am anna@example.org";
    const vault = openVault([said]);
    const { text, verdict } = tokenising.input(said, { hide: vault.placeholder });
    expect([text, verdict]).toEqual(["I am [EMAIL_1]", "redact"]);
    expect(vault.reveal("Dear [EMAIL_1],")).toBe("Dear anna@example.org,");
    expect(tokenising.input(said).text).toBe("I am [email]");
    expect(tokenising.output(said, { hide: vault.placeholder }).text).toBe("I am [email]");
  });

  it("V5: hides in what tools gave back", () => {
    const vault = openVault([]);
    const { value } = tokenising.tool({ result: { mail: "anna@example.org" } }, { hide: vault.placeholder });
    expect(value).toEqual({ mail: "[EMAIL_1]" });
    expect(vault.isEmpty).toBe(false);
  });

  it("V5: does not give back what another detector takes out for good", () => {
    const both = guardOf({ detector: "pii", input: "tokenise" }, { detector: "secret", input: "redact", options: {} });
    const text = ["mail ben@example.org, postgres://admin:", "Xk29vQpL7tWz@db.example.org/x"].join("");
    const vault = openVault([text]);
    const { text: out, hits } = both.input(text, { hide: vault.placeholder });
    expect(new Set(hits.map(({ detector }) => detector))).toEqual(new Set(["pii", "secret"]));
    expect(out).not.toContain("Xk29");
    expect(vault.reveal(out)).not.toContain("Xk29");
    expect(vault.reveal(out)).toContain("ben@example.org");
  });

  it("V5: is an action of input alone; for a detector everywhere it redacts on output", () => {
    const refused = expect.objectContaining({ code: "PARAPET_GUARD_POLICY" });
    expect(() => guardOf({ detector: "pii", output: "tokenise" as "redact" })).toThrow(refused);
    expect(createGuard({ detectors: { pii: "tokenise" } }).policy.detectors).toEqual([
      { detector: "pii", input: "tokenise", output: "redact" },
    ]);
  });

  it("V6: splits so that every detector runs once, values before and the rest after", () => {
    const guard = createGuard({
      detectors: { pii: "tokenise", secret: "redact", exfiltration: "block", refusal: "flag" },
    });
    const { before, after } = splitAtReveal(guard)!;
    for (const origin of ORIGINS) {
      const halves = [...before.detectorsFor("output", origin), ...after.detectorsFor("output", origin)];
      expect(halves.sort()).toEqual([...guard.detectorsFor("output", origin)].sort());
    }
    expect(before.detectorsFor("output", "assistant")).toEqual(["pii", "secret"]);
    expect(splitAtReveal(createGuard({ detectors: { pii: "redact" } }))).toBeUndefined();
  });
});
