/** Structured log. Fields never hold prompt text or secrets. pino satisfies it. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const drop = (): void => {};

/** For libraries and tests: says nothing. */
export const silentLog: Log = { debug: drop, info: drop, warn: drop, error: drop };
