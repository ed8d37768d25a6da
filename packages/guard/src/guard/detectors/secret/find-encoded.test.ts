import { describe, expect, it } from "vitest";
import { encodeBase64 } from "../../../text/index.ts";
import { createGuard } from "../../create-guard.ts";
import { utf8Bytes } from "../../encoding.ts";

const guard = createGuard({
  name: "encoded",
  onError: "closed",
  detectors: [{ detector: "secret", input: "redact" }],
  stream: { maxHoldCharacters: 16_384 },
});

/** Invented, and written in pieces so that no scanner takes this file for a leak. */
const KEY = ["sk-", "proj-", "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1uBo0PxQrSwVzAiM"].join("");
const PEM = [
  "-----BEGIN ",
  "PRIVATE KEY-----\n",
  "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw\n".repeat(40),
  "-----END ",
].join("");

const base64 = (text: string): string => encodeBase64(utf8Bytes(text));
const base64url = (text: string): string => base64(text).replaceAll("+", "-").replaceAll("/", "_");
const hex = (text: string): string =>
  utf8Bytes(text)
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
const percent = (text: string): string => encodeURIComponent(text).replaceAll("-", "%2D");

function redacted(text: string): string | undefined {
  return guard.inspect([{ text, origin: "user", direction: "input", path: "" }]).texts[0];
}

describe("keys in encoded text", () => {
  it.each([
    ["base64", base64],
    ["base64url", base64url],
    ["hexadecimal", hex],
    ["percent encoding", percent],
  ])("K7: a key in %s is found where the encoded run stands, at whatever byte it begins", (name, encode) => {
    for (const before of ["", "a ", "to ", "use ", "? ", "käse: "]) {
      const run = encode(`${before}${KEY} >?~`);
      const text = `{"data":"${run}","other":"x"} and so on`;
      const [hit] = guard.inspect([{ text, origin: "user", direction: "input", path: "" }]).hits;
      expect(text.slice(hit!.start, hit!.end)).toBe(run);
      expect(hit).toMatchObject({ rule: "openai-api-key", reason: `looks like a key of OpenAI, written in ${name}` });
    }
  });

  it("K7: a run ends where its alphabet does, so that paths and joined names do not hide it", () => {
    const run = base64(KEY);
    for (const [before, after] of [
      ["https://a.example/v1/", "/x"],
      ["key_", "_x"],
      ["a-b/", ""],
      ["data:text/plain;base64,", "=="],
      ["x.", ".y"],
    ] as const)
      expect(redacted(before + run + after)).toBe(`${before}[openai-api-key]${after.replaceAll("=", "")}`);
  });

  it("K7: one encoding inside another is read, three deep", () => {
    expect(redacted(`x ${base64(`{"auth":"${base64(`anna:${KEY}`)}"}`)}`)).toBe("x [openai-api-key]");
    expect(redacted(`x=${percent(percent(base64(`${KEY}?`)))}&y=1`)).toBe("x=[openai-api-key]&y=1");
    expect(redacted(`tls.key: ${base64(PEM)}`)).toBe("tls.key: [private-key]");
  });

  it("K7: a name before the run tells what is in it", () => {
    const run = base64("9f3ac07be15d8246f0b1e7d4c3a95826");
    expect(redacted(`DATADOG_API_KEY: ${run}`)).toBe("DATADOG_API_KEY: [datadog-key]");
    expect(redacted(`commit ${run}`)).toBe(`commit ${run}`);
  });

  it("K7: a run is let go in a stream as soon as it is no text, and held while it may be", () => {
    const stream = guard.stream({ origin: "user", direction: "input", path: "" });
    const noise = "q7Zp2XvR9mKt4WbN8sLd3HfJ6gYc5TaE1uBo0PxQrSwVzAiMkCnDhFyGeU".repeat(20);
    expect(stream.push(`${noise}/${noise}`).text.length).toBeGreaterThan(1_000);
    expect(stream.push(` ${base64(KEY)}`).text).not.toContain(base64(KEY).slice(0, 12));
    expect(stream.end().text).toContain("[openai-api-key]");
  });
});
