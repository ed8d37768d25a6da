import { onInterrupt } from "./interrupted.ts";
import type { Terminal } from "./terminal.ts";

export interface Progress {
  update(done: number): void;
  stop(): void;
}

export interface ProgressOptions {
  /** What is counted. */
  readonly unit?: string;
  /** False where the work itself hears interrupts, and ends with what it has. */
  readonly endsProcess?: boolean;
}

/** A counter on standard error while a person watches; silent otherwise. */
export async function startProgress(
  terminal: Terminal,
  what: string,
  { unit = "events", endsProcess = true }: ProgressOptions = {},
): Promise<Progress> {
  if (!terminal.isWatched) return { update: () => {}, stop: () => {} };
  const { default: progress } = await import("cli-progress");
  const bar = new progress.SingleBar({
    format: `${what} {value} ${unit}, {duration_formatted}`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    fps: 5,
  });
  bar.start(Number.MAX_SAFE_INTEGER, 0);
  // An interrupt would else leave the terminal without its cursor.
  const forget = onInterrupt(() => {
    bar.stop();
    if (endsProcess) process.exit(130);
  });
  return {
    update: (done) => bar.update(done),
    stop: () => {
      forget();
      bar.stop();
    },
  };
}
