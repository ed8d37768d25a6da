/** Least CPU microseconds a call over several batches: other load only ever adds. */
export function cpuUs(work: () => unknown): number {
  const warmUntil = performance.now() + 300;
  while (performance.now() < warmUntil) work();
  let best = Number.POSITIVE_INFINITY;
  for (let batch = 0; batch < 12; batch++) {
    const before = process.cpuUsage();
    const until = performance.now() + 30;
    let calls = 0;
    for (; performance.now() < until; ) for (let i = 0; i < 20; i++, calls++) work();
    const spent = process.cpuUsage(before);
    best = Math.min(best, (spent.user + spent.system) / calls);
  }
  return best;
}
