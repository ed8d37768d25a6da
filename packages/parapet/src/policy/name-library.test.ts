import { createGuard, detectors } from "@parapet/guard";
import { ParapetError } from "@parapet/guard/kernel";
import { expect, it } from "vitest";
import { guardPolicyOf, parsePolicy, resolveHostOptions, withoutGuardSecrets } from "./index.ts";
import { loadNameRecogniser } from "./name-library.ts";

const written = (names: string): Parameters<typeof resolveHostOptions>[0] => {
  const detector = `pii: { input: redact, options: { names: ${names} } }`;
  const policy = `parapet: 1\nproviders: { p: { kind: practice } }\nmodels:\n  m: { primary: { provider: p }, guards: g }\nguards: { g: { detectors: { ${detector} } } }`;
  return guardPolicyOf(parsePolicy(policy, "f"), "m", detectors);
};
const SAID = "Please tell Anna Weber that April was cold in New York.";

it("PO22: `names: true` has names found by the library, and the policy is checked without it", async () => {
  const resolved = await resolveHostOptions(written("true"), detectors);
  expect(createGuard(resolved).input(SAID).text).toBe("Please tell [person-name] that April was cold in New York.");
  expect(createGuard(withoutGuardSecrets(written("true"), detectors)).covers("input", "user")).toBe(true);
});

it("PO22: what is not switched on is not loaded", async () => {
  const parts = { names: () => Promise.reject(new Error("was asked for")) };
  const resolved = await resolveHostOptions(written("false"), detectors, parts);
  expect(createGuard(resolved).input(SAID).verdict).toBe("allow");
  await expect(resolveHostOptions(written("true"), detectors, parts)).rejects.toThrow("was asked for");
});

it("PO22: a library that is not installed is an error that says how to install it", async () => {
  const missing = loadNameRecogniser(() => Promise.reject(new Error("Cannot find package 'compromise'")));
  await expect(missing).rejects.toThrow(ParapetError);
  await expect(missing).rejects.toMatchObject({
    code: "PARAPET_GUARD_NAMES_MISSING",
    hint: expect.stringContaining("npm install compromise@14") as string,
  });
});

it("PO22: anything but true and false is refused when the policy is read", () => {
  expect(() => written("compromise")).toThrow(/option 'names' must be/);
});
