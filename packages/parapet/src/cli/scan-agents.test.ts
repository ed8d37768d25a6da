import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openWorkshop, type Workshop } from "./testing/run-cli.ts";

const open: Workshop[] = [];
afterEach(() => {
  for (const shop of open.splice(0)) shop.close();
});

describe("scan agents", () => {
  it("AG7: --pin writes what is there, and a change is a finding", async () => {
    const shop = openWorkshop();
    open.push(shop);
    const config = path.join(shop.cwd, ".mcp.json");
    writeFileSync(config, JSON.stringify({ mcpServers: { notes: { command: "/opt/notes" } } }));
    const pinned = await shop.run("scan", "agents", "--pin", "--json");
    expect(pinned.json()).toEqual({ file: "parapet-agents.lock.json", pinned: 1 });
    expect(
      Object.keys(JSON.parse(readFileSync(path.join(shop.cwd, "parapet-agents.lock.json"), "utf8")).servers),
    ).toEqual([".mcp.json#notes"]);
    expect((await shop.run("scan", "agents")).code).toBe(0);
    writeFileSync(config, JSON.stringify({ mcpServers: { notes: { command: "/opt/notes", args: ["--all"] } } }));
    const changed = await shop.run("scan", "agents", "--json");
    expect(changed.code).toBe(1);
    expect(changed.json().findings).toMatchObject([{ rule: "agent-pin-changed", location: { subject: ".mcp.json" } }]);
  });
});
