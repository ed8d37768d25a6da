/// <reference lib="dom" />
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ExchangeRecord } from "../../packages/parapet/src/store/index.ts";
import { accessibilityFaults } from "./accessibility.ts";
import { openBrowser, openContext, type Watched } from "./browser.ts";
import { type RunningConsole, startConsole } from "./running-console.ts";

/** Markup, a bidirectional override, a zero-width character and words that run the other way. */
const HOSTILE = `<img src=x onerror="document.title='owned'"><script>document.title='owned'</script>\u202e\u200bשלום"'\``;
const LONG = "a-name-that-somebody-generated-and-that-goes-on-".repeat(5);

let running: RunningConsole;
let browser: Browser;
let watched: Watched;
let page: Page;

beforeAll(async () => {
  [running, browser] = await Promise.all([startConsole(), openBrowser()]);
  watched = await openContext(browser, "dark");
  page = await watched.context.newPage();
  page.setDefaultTimeout(8_000);
  await page.goto(await running.engine.createSignInLink());
  await page.getByRole("heading", { name: "Models" }).waitFor({ timeout: 30_000 });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await running?.close();
});

/** A real record with hostile words wherever a word of somebody else's can stand. */
async function hostileRecord(): Promise<ExchangeRecord> {
  const { events, exchanges } = running.engine.store;
  const [real] = await exchanges.list({ status: ["blocked"], limit: 1 });
  if (real === undefined) throw new Error("the history holds no blocked exchange");
  const { position: _, ...record } = real;
  const hostile: ExchangeRecord = {
    ...record,
    id: "req_hostile-1",
    startedAt: Date.now(),
    model: HOSTILE,
    upstream: HOSTILE,
    principal: `user:${HOSTILE}`,
    role: HOSTILE,
    user: HOSTILE,
    code: HOSTILE,
    verdict: "failed",
    detectors: record.detectors.map((run, index) =>
      index === 0 ? { ...run, detector: HOSTILE, verdict: "failed", error: HOSTILE } : run,
    ),
    hits: record.hits.map((hit) => ({
      ...hit,
      detector: HOSTILE,
      rule: HOSTILE,
      path: `/${HOSTILE}`,
      reason: HOSTILE,
    })),
  };
  events.appendExchange(hostile);
  events.appendExchange({
    ...hostile,
    id: "req_long-1",
    model: LONG,
    user: LONG,
    principal: `key:${LONG}`,
    code: LONG,
  });
  await events.flush();
  return hostile;
}

describe("hostile words", () => {
  it("C22: stay words on every page, in their own direction, and what hides is named", async () => {
    await hostileRecord();
    await running.engine.keyService.issue({ name: HOSTILE.slice(0, 100), role: "app", owner: HOSTILE.slice(0, 100) });
    await running.chat("Hello", { model: HOSTILE, user: HOSTILE });
    for (const path of ["/", "/traffic", "/traffic/req_hostile-1", "/traffic/req_long-1", "/access"]) {
      await page.goto(`${running.url}${path}`);
      await page.getByText("<img src=x").first().waitFor();
      expect(await page.title(), path).not.toContain("owned");
      expect(await page.locator("main img, main script").count(), path).toBe(0);
      expect(await accessibilityFaults(page), path).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBeLessThanOrEqual(0);
    }
    await page.goto(`${running.url}/traffic/req_hostile-1`);
    const panel = page.getByRole("complementary", { name: "Exchange" });
    await panel.getByText("[U+202E ×2]").first().waitFor();
    expect(await panel.textContent()).not.toMatch(/[\u202e\u200b]/);
    await panel.getByText("Failed", { exact: true }).first().waitFor();
    expect(watched.problems).toEqual([]);
  });

  it("C22: a filter from the address is taken as words as well", async () => {
    await page.goto(
      `${running.url}/traffic?model=${encodeURIComponent(HOSTILE)}&status=${encodeURIComponent(HOSTILE)}`,
    );
    await page.locator("[data-row]").first().waitFor();
    expect(await page.getByLabel("Model", { exact: true }).inputValue()).toBe(HOSTILE);
    expect(await page.title()).not.toContain("owned");
    await page.goto(`${running.url}/?window=${encodeURIComponent(HOSTILE)}`);
    await page.getByRole("heading", { name: "Models" }).waitFor();
    expect(await page.getByLabel("1 h").isChecked()).toBe(true);
    expect(watched.problems).toEqual([]);
  });
});

describe("finding and taking out", () => {
  it("C5: a user, a part of an id and a window of time stand in the URL and hold for the rows", async () => {
    await page.goto(`${running.url}/traffic`);
    await page.getByLabel("User", { exact: true }).fill("customer-3");
    await page.keyboard.press("Enter");
    await page.waitForURL(/user=customer-3/);
    await page.locator("[data-row]").first().waitFor();
    const id = (await page.locator("[data-row]").first().getAttribute("data-row")) ?? "";
    await page.getByLabel("Part of an id").fill(id.slice(8, 20));
    await page.keyboard.press("Enter");
    await page.waitForURL(/id=/);
    await expect.poll(() => page.locator("[data-row]").count(), { timeout: 8_000 }).toBe(1);
    await page.goto(`${running.url}/traffic?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z`);
    await page.getByText("Nothing matches this filter.").waitFor();
    expect(await page.getByLabel("From").inputValue()).toMatch(/^20(19|20)-/);
  });

  it("C24: the filtered rows are taken out as a file", async () => {
    await page.goto(`${running.url}/traffic?status=blocked&range=1h`);
    await page.locator("[data-row]").first().waitFor();
    await page.getByText("Export", { exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByText("JSON lines").click()]);
    expect(download.suggestedFilename()).toMatch(/\.jsonl$/);
    const lines = (await readFile((await download.path()) ?? "", "utf8")).trim().split("\n");
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(JSON.parse(line).status).toBe("blocked");
    await page.keyboard.press("Escape");
  });
});

describe("small screens and zoom", () => {
  it("C25: every page fits 768 and 390 pixels, and a page of 1440 at twice its size", async () => {
    for (const width of [768, 720, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const path of ["/", "/traffic", "/traffic/req_long-1", "/access", "/guards", "/scan"]) {
        await page.goto(`${running.url}${path}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForTimeout(300);
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(0);
        expect(await accessibilityFaults(page), `${path} at ${width}`).toEqual([]);
      }
    }
  });

  it("C25: no column of the traffic table lies over another, at any width", async () => {
    for (const width of [1440, 1180, 1024, 900, 768, 560, 390]) {
      await page.setViewportSize({ width, height: 844 });
      await page.goto(`${running.url}/traffic`);
      await page.locator("[data-row]").first().waitFor();
      const edges = await page.evaluate(() =>
        [...document.querySelectorAll("thead th")]
          .filter((cell) => cell.checkVisibility())
          .map((cell) => {
            const { left, right } = cell.getBoundingClientRect();
            return [Math.round(left), Math.round(right)];
          }),
      );
      expect(edges.length, String(width)).toBeGreaterThan(2);
      for (const [index, [left = 0, right = 0]] of edges.entries()) {
        expect(right - left, `column ${index} at ${width}`).toBeGreaterThan(40);
        expect(right, `column ${index} at ${width}`).toBeLessThanOrEqual(width + 1);
        expect(left, `column ${index} at ${width}`).toBeGreaterThanOrEqual(edges[index - 1]?.[1] ?? 0);
      }
    }
  });

  it("C18, C25: '/' unfolds the filter where it is folded away", async () => {
    await page.setViewportSize({ width: 720, height: 450 });
    await page.goto(`${running.url}/traffic`);
    await page.locator("[data-row]").first().waitFor();
    await page.keyboard.press("/");
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Model");
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  it("C18: the arrows walk the rows from a row on", async () => {
    await page.goto(`${running.url}/traffic`);
    await page.locator("[data-row]").first().focus();
    const second = await page.locator("[data-row]").nth(1).getAttribute("data-row");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction((id) => document.activeElement?.getAttribute("data-row") === id, second);
    await page.keyboard.press("ArrowUp");
    const first = await page.locator("[data-row]").first().getAttribute("data-row");
    await page.waitForFunction((id) => document.activeElement?.getAttribute("data-row") === id, first);
  });

  it("C26: nothing moves for those who asked for stillness", async () => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    const moving = await page.evaluate(
      () => document.getAnimations().filter((animation) => Number(animation.effect?.getTiming().duration) > 1).length,
    );
    expect(moving).toBe(0);
    await page.emulateMedia({ reducedMotion: "no-preference" });
  });
});

describe("when Parapet is away", () => {
  it("C27: a page whose first answer does not come says so, and comes by itself when tried again", async () => {
    await page.route("**/api/v1/exchanges?*", (route) => route.abort());
    await page.goto(`${running.url}/traffic?range=24h`);
    await page.getByRole("alert").getByText("Parapet does not answer.").waitFor({ timeout: 15_000 });
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.unroute("**/api/v1/exchanges?*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("[data-row]").first().waitFor();
  });

  it("C27: a refused stream is tried again, and the table is read anew when it is back", async () => {
    await page.route("**/api/v1/live", (route) => route.fulfill({ status: 503, body: "" }));
    await page.goto(`${running.url}/traffic`);
    await page.getByText("Reconnecting…").waitFor();
    await page.getByRole("button", { name: "Pause" }).click();
    await page.getByText("Reconnecting…").waitFor();
    await running.chat("Is anybody there?");
    await page.unroute("**/api/v1/live");
    const held = await page.locator("[data-row]").first().getAttribute("data-row");
    await page.getByText("Paused", { exact: true }).waitFor({ timeout: 10_000 });
    await page.getByRole("button", { name: "Show what is new" }).waitFor();
    expect(await page.locator("[data-row]").first().getAttribute("data-row"), "C10: nothing moved").toBe(held);
    await page.getByRole("button", { name: "Show what is new" }).click();
    await page.waitForFunction((id) => document.querySelector("[data-row]")?.getAttribute("data-row") !== id, held);
  });

  it("C27: a tab that nobody looks at lets go of its stream, and catches up when it is looked at", async () => {
    const other = await watched.context.newPage();
    await other.clock.install();
    const ended: string[] = [];
    other.on("requestfailed", (request) => ended.push(new URL(request.url()).pathname));
    await other.goto(`${running.url}/traffic`);
    await other.getByText("Live", { exact: true }).waitFor();
    const look = (state: "hidden" | "visible"): Promise<void> =>
      other.evaluate((value) => {
        Object.defineProperty(document, "visibilityState", { configurable: true, get: () => value });
        document.dispatchEvent(new Event("visibilitychange"));
      }, state);
    await look("hidden");
    await other.clock.fastForward(20_000);
    expect(ended, "a short look elsewhere costs nothing").toEqual([]);
    await other.clock.fastForward(15_000);
    await expect.poll(() => ended).toEqual(["/api/v1/live"]);
    await running.chat("While nobody looks");
    const [newest] = await running.engine.store.events
      .flush()
      .then(() => running.engine.store.exchanges.list({ limit: 1 }));
    await look("visible");
    await other.locator(`[data-row="${newest?.id}"]`).waitFor();
    await other.getByText("Live", { exact: true }).waitFor();
    await other.close();
  });

  it("C28: a session that has ended leads to the door, which says why; nothing seen is left", async () => {
    await page.goto(`${running.url}/access`);
    await page.getByRole("heading", { name: "Keys" }).waitFor();
    const cookies = await watched.context.cookies();
    await fetch(`${running.url}/api/v1/sign-out`, {
      method: "POST",
      headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "), "x-parapet-csrf": "1" },
    });
    await page.getByRole("button", { name: "Create key" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("too-late");
    await page.getByRole("dialog").getByRole("button", { name: "Create key" }).click();
    await page.waitForURL(`${running.url}/sign-in?ended=1`);
    await page.getByText("Your session has ended.").waitFor();
    expect(await page.content()).not.toContain("pk_");
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});
