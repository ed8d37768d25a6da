import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { Connection, Manifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { wordsOf } from "./fill.ts";
import { observationOf, targetError } from "./observe.ts";

type Page = Extract<Connection, { readonly kind: "browser" }>;

/** As much of playwright-core as is used; the package is the user's own. */
interface Browser {
  newPage(): Promise<{
    goto(url: string, options: object): Promise<unknown>;
    fill(selector: string, text: string, options: object): Promise<void>;
    click(selector: string, options: object): Promise<void>;
    press(selector: string, key: string): Promise<void>;
    waitForFunction(script: string, argument: unknown, options: object): Promise<unknown>;
    locator(selector: string): {
      count(): Promise<number>;
      last(): { textContent(options: object): Promise<string | null> };
    };
    close(): Promise<void>;
  }>;
  close(): Promise<void>;
}

const PACKAGE = "playwright-core";

/** A page with a field to type into, in a real browser: for applications that have no other door. */
export async function createBrowserTarget(
  manifest: Manifest,
  connection: Page,
  options: { readonly executablePath?: string | undefined } = {},
): Promise<Target> {
  let browser: Browser;
  try {
    const { chromium } = (await import(PACKAGE)) as {
      readonly chromium: { launch(options: object): Promise<Browser> };
    };
    browser = await chromium.launch({
      headless: true,
      ...(options.executablePath === undefined
        ? {}
        : { executablePath: options.executablePath, args: ["--no-sandbox"] }),
    });
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_TARGET", "no browser could be started", {
      hint: `Install ${PACKAGE} and a Chromium beside Parapet; PARAPET_CHROMIUM names its file.`,
      exit: EXIT.environment,
      cause,
    });
  }
  const timeout = manifest.limits.turnMs;
  return {
    id: manifest.target,
    title: connection.url,
    channels: new Set(["user"]),
    close: () => browser.close(),
    open: async () => {
      const page = await browser.newPage();
      await page.goto(connection.url, { timeout });
      return {
        close: () => page.close(),
        send: async (turn, signal) => {
          if (signal.aborted)
            throw new ParapetError("PARAPET_REDTEAM_INTERRUPTED", "interrupted before the page was asked");
          const startedAt = performance.now();
          const answers = page.locator(connection.reply);
          const before = await answers.count();
          try {
            await page.fill(connection.input, wordsOf(turn), { timeout });
            if (connection.send === undefined) await page.press(connection.input, "Enter");
            else await page.click(connection.send, { timeout });
            await page.waitForFunction(
              "([selector, before]) => document.querySelectorAll(selector).length > before",
              [connection.reply, before],
              { timeout },
            );
          } catch (cause) {
            throw targetError(
              "the page gave no answer",
              "Look whether connection.input, send and reply name what is there.",
              cause,
            );
          }
          return observationOf(manifest, { startedAt, text: (await answers.last().textContent({ timeout })) ?? "" });
        },
      };
    },
  };
}
