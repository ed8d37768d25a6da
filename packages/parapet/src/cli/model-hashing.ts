import { IGNORED, type ManifestOptions } from "../model/sign/index.ts";
import type { CommandContext } from "./command.ts";
import { onInterrupt } from "./interrupted.ts";
import { startProgress } from "./progress.ts";

/** Work that hashes a model's files: with progress for a person, and an end when they have waited long enough. */
export async function hashing<T>(
  { terminal }: CommandContext,
  what: string,
  ignore: readonly string[],
  work: (options: ManifestOptions) => Promise<T>,
): Promise<T> {
  const progress = await startProgress(terminal, what, { unit: "files", endsProcess: false });
  const interrupt = new AbortController();
  const forget = onInterrupt(() => interrupt.abort());
  let done = 0;
  try {
    return await work({
      ignore: [...IGNORED, ...ignore],
      signal: interrupt.signal,
      onProgress: () => progress.update(++done),
    });
  } finally {
    forget();
    progress.stop();
  }
}
