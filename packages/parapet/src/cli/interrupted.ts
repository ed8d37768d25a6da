/** Calls back once, at the next SIGINT or SIGTERM. Does not keep the process alive. */
export function onInterrupt(callback: () => void): void {
  const done = (): void => {
    process.off("SIGINT", done);
    process.off("SIGTERM", done);
    callback();
  };
  process.on("SIGINT", done);
  process.on("SIGTERM", done);
}

/** Resolves at the next SIGINT or SIGTERM; keeps the process alive until then. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    const keepAlive = setInterval(() => {}, 60_000);
    onInterrupt(() => {
      clearInterval(keepAlive);
      resolve();
    });
  });
}
