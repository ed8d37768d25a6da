import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApprovalDesk } from "../gateway/index.ts";
import { loadOrCreateDataKeys, openStore } from "../store/index.ts";
import { openWorkshop, runCli, type Workshop } from "./testing/run-cli.ts";

let workshop: Workshop;
let cwd: string;
beforeAll(async () => {
  workshop = await openWorkshop();
  ({ cwd } = workshop);
});
afterAll(() => workshop.close());

/** A question as a gateway on this data directory would ask it. */
async function ask(given: object): Promise<string> {
  const store = await openStore({ dataDirectory: `${cwd}/data` });
  const desk = createApprovalDesk({ store, pepper: loadOrCreateDataKeys(`${cwd}/data`).pepper });
  const call = { principal: "key:pk_1", user: "", model: "bot", tool: "refund", arguments: given };
  const asked = desk.ask({ ...call, reasons: ["needs a person (rule 'approval-required')"], expiresInMs: 60_000 })!;
  await asked.stored;
  await store.close();
  return asked.id;
}

const cli = (...args: string[]) => runCli(["approvals", ...args, "--data-directory", "data"], { cwd });

describe("approvals", () => {
  it("L31: what waits is listed without arguments, shown with them, and decided once", async () => {
    const id = await ask({ amount: 40, note: "right\u202eto left" });
    const list = await cli("list");
    expect(list.stdout).toContain(id);
    expect(list.stdout).not.toContain("right");
    const shown = await cli("show", id);
    expect(shown.stdout).toContain('"amount": 40');
    expect(shown.stdout).toContain("right<U+202E>to left");
    const approved = await cli("approve", id, "--reason", "checked", "--json");
    expect([approved.code, JSON.parse(approved.stdout)]).toEqual([
      0,
      expect.objectContaining({ id, state: "approved", tool: "refund" }),
    ]);
    const again = await cli("deny", id);
    expect([again.code, again.stderr]).toEqual([2, expect.stringContaining("is approved already")]);
    expect((await cli("list")).stdout).toContain("nothing waits");
    expect((await cli("list", "--all")).stdout).toContain("approved");
    expect((await cli("show", "ap_none")).stderr).toContain("approvals list");
  });
});
