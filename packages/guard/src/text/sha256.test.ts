import { expect, it } from "vitest";
import { hmacSha256, sha256 } from "./sha256.ts";

it("T6: SHA-256 and HMAC are those of their standards", () => {
  // FIPS 180-4 example, RFC 4231 case 2.
  expect(sha256("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  expect(hmacSha256("Jefe", "what do ya want for nothing?")).toBe(
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
  expect(hmacSha256("k".repeat(131), "x")).toBe(hmacSha256("k".repeat(131), "x"));
  expect(hmacSha256("k".repeat(131), "x")).not.toBe(hmacSha256("k".repeat(130), "x"));
});
