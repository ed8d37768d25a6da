import { mkdir, stat } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";

const FOLDER = fileURLToPath(new URL("../../docs/images/", import.meta.url));
const MAX_BYTES = 250_000;

/** Writes `docs/images/<name>.png`, for the README, only when UPDATE_SCREENSHOTS=1. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_SCREENSHOTS !== "1") return;
  await mkdir(FOLDER, { recursive: true });
  await page.mouse.move(0, 0);
  await page.waitForTimeout(1_600); // Rows that have just arrived light up for a moment.
  const path = `${FOLDER}${name}.png`;
  await page.screenshot({ path });
  const { size } = await stat(path);
  if (size > MAX_BYTES) throw new Error(`${name}.png has ${size} bytes, more than ${MAX_BYTES}`);
}
