/**
 * Calls back once, at the next SIGINT or SIGTERM. Does not keep the process alive.
 *
 * @returns takes the callback back
 */
export function onInterrupt(callback: () => void): () => void {
  const forget = (): void => {
    process.off("SIGINT", done);
    process.off("SIGTERM", done);
  };
  const done = (): void => {
    forget();
    callback();
  };
  process.on("SIGINT", done);
  process.on("SIGTERM", done);
  return forget;
}

/**
 * Resolves at the next SIGINT or SIGTERM; keeps the process alive until then.
 *
 * @param orWhen is handed a callback that ends the wait as well
 */
export function interrupted(orWhen?: (end: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const keepAlive = setInterval(() => {}, 60_000);
    const end = (): void => {
      clearInterval(keepAlive);
      forget();
      resolve();
    };
    const forget = onInterrupt(end);
    orWhen?.(end);
  });
}
