import { spawn } from "node:child_process";
import type { Terminal } from "./terminal.ts";

/** Hands the link to the desktop. That there is none is no error: the link is on the screen. */
export function openInBrowser(link: string, terminal: Terminal): void {
  const opener = { darwin: "open", win32: "explorer.exe" }[process.platform as string] ?? "xdg-open";
  const child = spawn(opener, [link], { stdio: "ignore", detached: true });
  child.on("error", () => terminal.remark(`no browser could be opened (${opener}); follow the link above`));
  child.unref();
}
