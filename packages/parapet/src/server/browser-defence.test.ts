import { describe, expect, it } from "vitest";
import { checkHost, checkSameSite } from "./browser-defence.ts";

describe("browser defence", () => {
  it("V6: answers to addresses, localhost and the public name, and to no name that could be rebound", () => {
    const accepts = (host: string, publicUrl?: string): boolean => {
      try {
        checkHost({ host }, publicUrl);
        return true;
      } catch {
        return false;
      }
    };
    const good = ["127.0.0.1:8787", "localhost:8787", "localhost", "[::1]:8787", "192.168.1.20", "app.localhost:80"];
    expect(good.filter((host) => !accepts(host))).toEqual([]);
    const bad = ["evil.example", "evil.example:8787", "", "127.0.0.1.evil.example", "localhost.evil.example:8787", "1"];
    expect(bad.filter((host) => accepts(host))).toEqual([]);
    expect(accepts("Parapet.example.com", "https://parapet.example.com")).toBe(true);
    expect(accepts("parapet.example.com:444", "https://parapet.example.com")).toBe(false);
  });

  it("V5: a state-changing call needs our header and, where the browser tells, our own origin", () => {
    const csrf = { "x-parapet-csrf": "1", host: "127.0.0.1:8787" };
    const refuses = (headers: Record<string, string>, publicUrl?: string): boolean => {
      try {
        checkSameSite(headers, publicUrl);
        return false;
      } catch {
        return true;
      }
    };
    expect(refuses(csrf)).toBe(false);
    expect(refuses({ ...csrf, origin: "http://127.0.0.1:8787", "sec-fetch-site": "same-origin" })).toBe(false);
    expect(refuses({ host: "127.0.0.1:8787" })).toBe(true);
    expect(refuses({ ...csrf, origin: "http://127.0.0.1:9999" })).toBe(true);
    expect(refuses({ ...csrf, origin: "null" })).toBe(true);
    expect(refuses({ ...csrf, origin: "https://parapet.example" }, "https://parapet.example/console")).toBe(false);
    expect(refuses({ ...csrf, origin: "https://evil.example" }, "https://parapet.example")).toBe(true);
    expect(refuses({ ...csrf, "sec-fetch-site": "same-site" })).toBe(true);
    expect(refuses({ ...csrf, "sec-fetch-site": "cross-site" })).toBe(true);
  });
});
