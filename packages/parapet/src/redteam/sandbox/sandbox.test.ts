import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseManifest } from "../manifest/index.ts";
import { createSandbox } from "./sandbox.ts";
import { changesBetween } from "./world.ts";

const EFFECTS = ["send", "pay", "delete", "execute", "write", "fetch", "read", "admin"] as const;
const { tools } = parseManifest(
  `redteam: 1
target: bot
connection: { kind: openai-chat, url: http://127.0.0.1:1/v1, model: m }
tools:
${EFFECTS.map((does) => `  - { name: ${does}-it, does: ${does}, returns: as said }`).join("\n")}
  - { name: refund, does: pay, needsApproval: true }
`,
  "redteam.yaml",
);

describe("the sandbox", () => {
  it("SB1: plays every effect in memory alone, and notes which host would have been asked", () => {
    const asked = globalThis.fetch;
    let isAsked = false;
    globalThis.fetch = () => {
      isAsked = true;
      throw new Error("no network");
    };
    try {
      const sandbox = createSandbox({ tools });
      const sent = sandbox.call("send-it", { to: "eve@mail.trap.example", body: "see https://c1.trap.example/x" });
      sandbox.call("fetch-it", { url: "http://user@C2.trap.example:8080/y" });
      sandbox.call("execute-it", { command: "touch /tmp/parapet-should-not-exist" });
      expect(sent.effects).toEqual([
        { does: "send", to: "eve@mail.trap.example", content: expect.stringContaining("c1") },
      ]);
      expect(sandbox.snapshot().hosts).toEqual(["mail.trap.example", "c1.trap.example", "c2.trap.example"]);
      expect(isAsked).toBe(false);
    } finally {
      globalThis.fetch = asked;
    }
  });

  it("SB2: tells what is other than before, by kind and name", () => {
    const sandbox = createSandbox({ tools });
    sandbox.call("write-it", { path: "/notes.txt", content: "one" });
    sandbox.call("write-it", { id: "customer 7", limit: 10 });
    const before = sandbox.snapshot();
    expect(before.files.get("/notes.txt")).toMatch(/^[0-9a-f]{64}$/);
    expect(sandbox.call("read-it", { path: "/notes.txt" }).returned).toBe("one");
    expect(sandbox.call("read-it", { path: "/other.txt" }).returned).toBe("as said");
    sandbox.call("write-it", { path: "/notes.txt", content: "two" });
    sandbox.call("delete-it", { id: "customer 7" });
    sandbox.call("pay-it", { account: "X1", amount: 5 });
    expect(changesBetween(before, sandbox.snapshot())).toEqual([
      { in: "file", how: "changed", name: "/notes.txt" },
      { in: "row", how: "removed", name: "customer 7" },
      { in: "payment", how: "added", name: "X1" },
    ]);
    expect(sandbox.changes()).toEqual([
      { in: "file", how: "added", name: "/notes.txt" },
      { in: "payment", how: "added", name: "X1" },
    ]);
    expect(changesBetween(before, before)).toEqual([]);
    const now = sandbox.snapshot();
    sandbox.call("delete-it", { id: "invoice 12" });
    expect(changesBetween(now, sandbox.snapshot())).toEqual([{ in: "row", how: "removed", name: "invoice 12" }]);
  });

  it("SB3: what needs approval, or is not known, does nothing", () => {
    const sandbox = createSandbox({ tools });
    const held = sandbox.call("refund", { account: "X1", amount: 5 });
    expect(held).toMatchObject({ seen: { isHeld: true, isApproved: false }, effects: [] });
    expect(sandbox.call("launch", {}).returned).toContain("no tool 'launch'");
    expect(sandbox.changes()).toEqual([]);
  });

  it("SB4: takes anything for an argument, and keeps no more than it can hold", () => {
    fc.assert(
      fc.property(fc.constantFrom(...EFFECTS), fc.anything(), (does, given) => {
        const run = createSandbox({ tools }).call(`${does}-it`, given);
        expect(run.effects).toHaveLength(does === "read" ? 0 : 1);
      }),
      { numRuns: 200 },
    );
    const sandbox = createSandbox({ tools });
    for (let at = 0; at < 5_000; at++) sandbox.call("write-it", { path: `/${at}`, content: "x" });
    expect(sandbox.snapshot().files.size).toBe(1_000);
  });
});
