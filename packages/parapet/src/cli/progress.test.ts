import { expect, it, onTestFinished, vi } from "vitest";
import { startProgress } from "./progress.ts";
import type { Terminal } from "./terminal.ts";

const SHOW_CURSOR = "\u001b[?25h";

/** A person watches standard error; what is drawn there is returned. */
function watched(): { terminal: Terminal; drawn: () => string } {
  const { isTTY } = process.stderr;
  process.stderr.isTTY = true;
  const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  onTestFinished(() => {
    process.stderr.isTTY = isTTY;
    vi.restoreAllMocks();
  });
  return { terminal: { isWatched: true } as Terminal, drawn: () => write.mock.calls.map(([text]) => text).join("") };
}

it("L4: an interrupt of long work gives the cursor back and ends with 130", async () => {
  const { terminal, drawn } = watched();
  const exit = vi.spyOn(process, "exit").mockReturnValue(undefined as never);
  await startProgress(terminal, "verifying");
  expect(drawn()).not.toContain(SHOW_CURSOR);
  process.emit("SIGINT", "SIGINT");
  expect(drawn()).toContain(SHOW_CURSOR);
  expect(exit).toHaveBeenCalledWith(130);
});

it("L4: work that has ended leaves nothing that listens for interrupts", async () => {
  const { terminal } = watched();
  const before = process.listenerCount("SIGINT");
  const progress = await startProgress(terminal, "verifying");
  expect(process.listenerCount("SIGINT")).toBe(before + 1);
  progress.stop();
  expect(process.listenerCount("SIGINT")).toBe(before);
});
