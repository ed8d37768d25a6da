import { type FSWatcher, watch as watchDirectory } from "node:fs";
import { stat } from "node:fs/promises";
import path from "node:path";
import { type Clock, EXIT, messageOf, ParapetError, systemClock } from "@parapet/guard/kernel";
import { digestOf, type LoadedPolicy, policyFromText, readPolicyText } from "./load.ts";

export interface WatchOptions {
  readonly onChange: (loaded: LoadedPolicy) => void;
  /** The file is there but is no policy, or is gone. Said once for each state of the file; the old policy stays. */
  readonly onError: (error: ParapetError) => void;
  /** After onError: the file holds again what runs, as a bad edit was taken back. */
  readonly onRestored?: () => void;
  /** Digest of the policy that runs now; left out, the first look at the file counts as known. */
  readonly digest?: string;
  /** Quiet time after the last sign of a change; editors write in several steps. Default 100. */
  readonly debounceMs?: number;
  /** How often to look without any sign: network and container file systems send none. Default 1,000. */
  readonly pollMs?: number;
  readonly clock?: Clock;
}

export interface PolicyWatch {
  /** Looks now; resolves after onChange or onError was called, if there was anything to say. */
  check(): Promise<void>;
  close(): void;
}

/**
 * Follows a policy file through edits, renames over it (most editors) and swapped links (Kubernetes).
 * The folder is watched, not the file: a watch on a file ends with its inode. Only a change of content counts.
 */
export function watchPolicy(file: string, options: WatchOptions): PolicyWatch {
  const absolute = path.resolve(file);
  const { debounceMs = 100, pollMs = 1_000, clock = systemClock } = options;
  let known = options.digest;
  let lastError = "";
  let stamp = "";
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  let running: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    let text: string;
    try {
      text = await readPolicyText(absolute);
    } catch (error) {
      return complain(error, messageOf(error));
    }
    const digest = digestOf(text);
    if (isClosed) return;
    if (known === undefined) {
      known = digest;
      return;
    }
    if (digest === known) {
      // The edit was taken back: the next bad one is news again.
      const wasBad = lastError !== "";
      lastError = "";
      if (wasBad) options.onRestored?.();
      return;
    }
    try {
      const loaded = policyFromText(text, absolute, clock);
      known = digest;
      lastError = "";
      options.onChange(loaded);
    } catch (error) {
      complain(error, digest);
    }
  };

  const complain = (thrown: unknown, state: string): void => {
    if (isClosed || state === lastError) return;
    lastError = state;
    options.onError(
      thrown instanceof ParapetError
        ? thrown
        : new ParapetError("PARAPET_POLICY_RELOAD", `the new policy could not be taken over: ${messageOf(thrown)}`, {
            exit: EXIT.bug,
            cause: thrown,
          }),
    );
  };

  // One look at a time, in order: two overlapping reads could end with the older text.
  const check = (): Promise<void> => {
    running = running.then(look);
    return running;
  };
  const soon = (): void => {
    clearTimeout(timer);
    if (!isClosed) timer = setTimeout(() => void check(), debounceMs);
  };

  const poll = setInterval(() => {
    void stampOf(absolute).then((now) => {
      if (now === stamp) return;
      stamp = now;
      soon();
    });
  }, pollMs);
  poll.unref();

  let watcher: FSWatcher | undefined;
  try {
    watcher = watchDirectory(path.dirname(absolute), { persistent: false }, soon);
    // Losing the watch is no loss of function: the poll goes on.
    watcher.on("error", () => watcher?.close());
  } catch {
    watcher = undefined;
  }
  if (known === undefined) void check();

  return {
    check,
    close: () => {
      isClosed = true;
      clearTimeout(timer);
      clearInterval(poll);
      watcher?.close();
    },
  };
}

async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "absent";
  }
}
