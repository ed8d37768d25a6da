/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formats } from "../../packages/parapet/src/report/index.ts";
import { finding, report, suppressed } from "../../packages/parapet/src/report/testing/sample-report.ts";
import { openBrowser, openContext, type Watched } from "./browser.ts";

/** Reports as a browser reads them: the page, and the XML. */

const HOSTILE = `</pre></script><script>window.hacked = 1</script><img src="https://evil.example/p" onerror="window.hacked = 1"> " onclick='x' ]]> & \u0000`;

const made = report({
  findings: [
    finding({ title: HOSTILE, evidence: HOSTILE, remediation: HOSTILE, location: { subject: HOSTILE, line: 1 } }),
    finding({ title: "A mild one", severity: "low", rule: "mild-word" }),
    finding({ title: "The worst", severity: "critical", flow: [{ line: 1, column: 2, note: HOSTILE }] }),
    suppressed({ title: "A quotation" }),
  ],
  failures: [{ path: "src/broken.ts", why: HOSTILE }],
});

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await openBrowser();
  folder = mkdtempSync(join(tmpdir(), "parapet-report-"));
  writeFileSync(join(folder, "report.html"), formats.get("html").write(made));
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(colorScheme: "dark" | "light"): Promise<{ readonly page: Page; readonly watched: Watched }> {
  const watched = await openContext(browser, colorScheme);
  const page = await watched.context.newPage();
  await page.goto(pathToFileURL(join(folder, "report.html")).href);
  return { page, watched };
}

const shownTitles = (page: Page): Promise<readonly string[]> =>
  page.locator("article:visible h3").evaluateAll((all) => all.map((one) => one.lastChild?.textContent ?? ""));

describe("the HTML report", () => {
  it("R6, R9: runs nothing but its own script, asks nobody, and shows hostile text as text", async () => {
    const { page, watched } = await open("dark");
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    expect(await page.locator("img").count()).toBe(0);
    expect(await page.locator("article").first().locator("pre").textContent()).toBe(
      HOSTILE.replace("\u0000", "\ufffd"),
    );
    expect(await page.locator("section.gaps").textContent()).toContain("src/broken.ts");
    expect(watched.problems).toEqual([]);
    expect([...watched.hosts].filter((host) => host !== "")).toEqual([]);
    // The content policy holds against what somebody adds later.
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.hacked = 1";
      document.body.append(script);
    });
    expect(await page.evaluate(() => "hacked" in window)).toBe(false);
    await watched.context.close();
  });

  it("R9: filters by severity, rule and words; suppressed ones on request", async () => {
    const { page, watched } = await open("light");
    expect(await shownTitles(page)).toHaveLength(3);
    expect(await page.locator("output").textContent()).toBe("3 of 4 shown");
    await page.getByLabel("suppressed too").check();
    expect(await shownTitles(page)).toContain("A quotation");
    await page.getByLabel("high", { exact: true }).uncheck();
    expect(await shownTitles(page)).toEqual(["A mild one", "The worst"]);
    await page.getByLabel("Rule").selectOption("mild-word");
    expect(await shownTitles(page)).toEqual(["A mild one"]);
    await page.getByLabel("Rule").selectOption("");
    await page.getByLabel("Words").fill("WORST");
    expect(await shownTitles(page)).toEqual(["The worst"]);
    expect(watched.problems).toEqual([]);
    await watched.context.close();
  });

  it("R9: can be read in dark and in light", async () => {
    const grounds = new Set<string>();
    for (const scheme of ["dark", "light"] as const) {
      const { page, watched } = await open(scheme);
      const problems = await page.evaluate(() => {
        const parse = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
        const luminance = (colour: string): number => {
          const [r = 0, g = 0, b = 0] = parse(colour).map((value) =>
            value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
          );
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const groundOf = (element: Element | null): string => {
          for (let at = element; at !== null; at = at.parentElement) {
            const { backgroundColor } = getComputedStyle(at);
            if (!/, 0\)$|transparent/.test(backgroundColor)) return backgroundColor;
          }
          return "rgb(255, 255, 255)";
        };
        const dim: string[] = [];
        for (const element of document.querySelectorAll(
          "h1, h1 span, h3, p, pre, code, li, label, output, legend, .severity",
        )) {
          if (!(element as HTMLElement).checkVisibility()) continue;
          const [a, b] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))];
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (contrast < 4.5) dim.push(`${element.tagName}.${element.className} ${contrast.toFixed(2)}`);
        }
        return dim;
      });
      expect(problems, scheme).toEqual([]);
      grounds.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      await watched.context.close();
    }
    expect(grounds.size).toBe(2);
  });
});

it("R6: the JUnit report is well-formed XML to a strict reader, whatever was found", async () => {
  const { page, watched } = await open("light");
  const told = await page.evaluate((xml) => {
    const document = new DOMParser().parseFromString(xml, "application/xml");
    return {
      error: document.querySelector("parsererror")?.textContent ?? "",
      names: [...document.querySelectorAll("testcase")].map((one) => one.getAttribute("name") ?? ""),
      scripts: document.querySelectorAll("script, img").length,
    };
  }, formats.get("junit").write(made));
  expect([told.error, told.scripts]).toEqual(["", 0]);
  const shown = HOSTILE.replace("\u0000", "\ufffd");
  expect(told.names[0]).toBe(`${shown}:1 ${shown}`);
  await watched.context.close();
});
