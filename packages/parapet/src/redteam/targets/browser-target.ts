import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { Connection, Manifest } from "../manifest/index.ts";
import type { Target } from "../target.ts";
import { wordsOf } from "./fill.ts";
import { interrupted, observationOf, pause, targetError, within } from "./observe.ts";

type Page = Extract<Connection, { readonly kind: "browser" }>;

/** As much of playwright-core as is used; the package is the user's own. */
interface Browser {
  newPage(): Promise<Tab>;
  close(): Promise<void>;
}
interface Tab {
  goto(url: string, options: object): Promise<unknown>;
  fill(selector: string, text: string, options: object): Promise<void>;
  click(selector: string, options: object): Promise<void>;
  press(selector: string, key: string, options: object): Promise<void>;
  locator(selector: string): { allTextContents(): Promise<string[]> };
  close(): Promise<void>;
}

const PACKAGE = "playwright-core";
const LOOK_EVERY_MS = 50;

/** A page with a field to type into, in a real browser: for applications that have no other door. */
export async function createBrowserTarget(
  manifest: Manifest,
  connection: Page,
  options: { readonly executablePath?: string | undefined } = {},
): Promise<Target> {
  const browser = await launch(options.executablePath);
  const timeout = manifest.limits.turnMs;
  const { host } = new URL(connection.url);
  return {
    id: manifest.target,
    title: host,
    channels: new Set(["user"]),
    close: () => browser.close(),
    open: async () => {
      // A page of its own profile: nothing is shared between sessions.
      const page = await browser.newPage();
      try {
        await page.goto(connection.url, { timeout });
      } catch {
        await page.close();
        throw targetError(`the page at ${host} could not be opened`, "Is the application running?");
      }
      return {
        close: () => page.close(),
        send: async (turn, signal) => {
          if (signal.aborted) throw interrupted("the page");
          const startedAt = performance.now();
          const answers = page.locator(connection.reply);
          const before = await answers.allTextContents();
          // Its own limit is the same; this one also hears an interrupt.
          await within(type(page, connection, wordsOf(turn), timeout), timeout, signal, "the page");
          const text = await answerOf(() => answers.allTextContents(), { before, connection, timeout, signal });
          return observationOf(manifest, { startedAt, text });
        },
      };
    },
  };
}

async function launch(executablePath: string | undefined): Promise<Browser> {
  try {
    const { chromium } = (await import(PACKAGE)) as {
      readonly chromium: { launch(options: object): Promise<Browser> };
    };
    return await chromium.launch({
      headless: true,
      ...(executablePath === undefined ? {} : { executablePath }),
      // Chromium has no sandbox for root.
      args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
    });
  } catch (cause) {
    throw new ParapetError("PARAPET_REDTEAM_TARGET", "no browser could be started", {
      hint: `Install ${PACKAGE} and a Chromium beside Parapet; PARAPET_CHROMIUM names its file.`,
      exit: EXIT.environment,
      cause,
    });
  }
}

async function type(page: Tab, { input, send }: Page, text: string, timeout: number): Promise<void> {
  try {
    await page.fill(input, text, { timeout });
    if (send === undefined) await page.press(input, "Enter", { timeout });
    else await page.click(send, { timeout });
  } catch {
    throw targetError("nothing could be typed into the page", "Do connection.input and send name what is there?");
  }
}

/**
 * The text of the last answer, once there is one that was not there before and it has stood still: answers are written
 * piece by piece, and the first piece is none. A page that has one place for all answers writes a new text into it.
 */
async function answerOf(
  read: () => Promise<readonly string[]>,
  given: {
    readonly before: readonly string[];
    readonly connection: Page;
    readonly timeout: number;
    readonly signal: AbortSignal;
  },
): Promise<string> {
  const { before, connection, timeout, signal } = given;
  const startedAt = performance.now();
  let last = "";
  let changedAt = startedAt;
  while (performance.now() - startedAt < timeout) {
    const now = await read().catch(() => {
      throw targetError("the page went away while it answered", "Look at the application's log.");
    });
    const text = now.at(-1) ?? "";
    const isNew = now.length > before.length || text !== (before.at(-1) ?? "");
    if (text !== last) {
      last = text;
      changedAt = performance.now();
    }
    if (isNew && text.trim() !== "" && performance.now() - changedAt >= connection.stillMs) return text;
    await pause(LOOK_EVERY_MS, signal, "the page");
  }
  throw targetError(
    "the page gave no whole answer in time",
    "Does connection.reply name the answers? Raise limits.turnMs where they take longer.",
  );
}
