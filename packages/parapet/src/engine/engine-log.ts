import type { Log } from "@parapet/guard/kernel";
import { pino } from "pino";

export interface EngineLog extends Log {
  /** Writes what is still buffered. */
  flush(): void;
}

/** Structured lines on standard error: standard output belongs to the command's own words. */
export function createEngineLog(level: string): EngineLog {
  const destination = pino.destination({ dest: 2, sync: false });
  const log = pino({ level, base: null }, destination);
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
    flush: () => destination.flushSync(),
  };
}
