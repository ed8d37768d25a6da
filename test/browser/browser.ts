/// <reference lib="dom" />
import { tmpdir } from "node:os";
import { join } from "node:path";
import chromium from "@sparticuz/chromium";
import { type Browser, type BrowserContext, chromium as playwright } from "playwright-core";

/** The registry's own Chromium, with the fonts that come with it, so that pictures are the same on every machine. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    // In a single process, closing one context takes the whole browser down.
    args: chromium.args.filter((argument) => argument !== "--single-process"),
    headless: true,
    env: { ...(process.env as Record<string, string>), FONTCONFIG_PATH: join(tmpdir(), "fonts") },
  });
}

export interface Watched {
  readonly context: BrowserContext;
  /** Errors of the console, of scripts and of the content policy, as they came. */
  readonly problems: string[];
  /** Hosts that were asked for anything. */
  readonly hosts: Set<string>;
}

/** A fresh profile that notes down everything that a page should not do. */
export async function openContext(browser: Browser, colorScheme: "dark" | "light"): Promise<Watched> {
  const context = await browser.newContext({ locale: "en-US", viewport: { width: 1440, height: 900 }, colorScheme });
  const problems: string[] = [];
  const hosts = new Set<string>();
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`content policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  });
  context.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  context.on("weberror", (error) => problems.push(String(error.error())));
  context.on("request", (request) => hosts.add(new URL(request.url()).host));
  return { context, problems, hosts };
}
