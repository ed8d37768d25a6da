import { aiServices } from "../ai-services/ai-services.ts";
import { readLog } from "./read-log.ts";
import { createTally, type ServiceUse } from "./tally.ts";

export interface ShadowOptions {
  readonly files: readonly string[];
  /** Names of services as the catalogue has them. */
  readonly sanctioned: ReadonlySet<string>;
  readonly showsPeople?: boolean;
  /** A format's id; without it the beginning of each file decides. */
  readonly format?: string;
  readonly onBytes?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

export interface ShadowReport {
  /** Day of the catalogue's last change. */
  readonly edition: string;
  readonly files: readonly {
    readonly file: string;
    readonly format: string;
    readonly lines: number;
    readonly entries: number;
    readonly bytes: number;
  }[];
  readonly services: readonly ServiceUse[];
  readonly isInterrupted: boolean;
}

/**
 * Which AI services the logs of a network, a proxy, browsers or a single sign-on tell of, and which of them are on
 * nobody's register.
 *
 * @throws {ParapetError} PARAPET_SCAN_LOG
 */
export async function findShadowAi(options: ShadowOptions): Promise<ShadowReport> {
  const tally = createTally(options);
  const files: ShadowReport["files"][number][] = [];
  for (const file of options.files) {
    if (options.signal?.aborted === true) break;
    const { format, lines, entries, bytes } = await readLog(file, {
      onEntry: tally.add,
      ...(options.format === undefined ? {} : { format: options.format }),
      ...(options.onBytes === undefined ? {} : { onBytes: options.onBytes }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
    files.push({ file, format: format.id, lines, entries, bytes });
  }
  const isInterrupted = options.signal?.aborted === true;
  return { edition: aiServices().edition, files, services: tally.uses(), isInterrupted };
}
