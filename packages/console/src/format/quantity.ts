/** Numbers as people read them, always with their unit. All are pure; the locale is fixed so that two people see the same. */
const LOCALE = "en-US";
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const compact = new Intl.NumberFormat(LOCALE, { notation: "compact", maximumFractionDigits: 1 });

/** `1,234`, and `12.3K` from ten thousand on. */
export function count(value: number): string {
  return Math.abs(value) < 10_000 ? whole.format(value) : compact.format(value);
}

/** Every digit: for titles and copies. */
export function exactCount(value: number): string {
  return whole.format(value);
}

/** `$0.00` for nothing, four digits for less than a cent's worth, `$1,234.56` above. */
export function usd(value: number): string {
  const digits = value === 0 || value >= 1 ? 2 : value >= 0.01 ? 3 : 6;
  return `$${value.toLocaleString(LOCALE, { minimumFractionDigits: value > 0 && value < 0.01 ? 4 : 2, maximumFractionDigits: digits })}`;
}

/** From milliseconds: `340 µs`, `8.2 ms`, `412 ms`, `1.84 s`, `2 m 05 s`. */
export function duration(ms: number): string {
  if (!Number.isFinite(ms)) return "–";
  if (ms <= 0) return "0 ms";
  if (ms < 1) return `${Math.max(1, Math.round(ms * 1_000))} µs`;
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(2)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} m ${String(seconds % 60).padStart(2, "0")} s`;
}

/** Coarse spans of time: `45 s`, `12 min`, `3 h 12 min`, `5 d 2 h`. */
export function span(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return `${Math.max(0, Math.floor(ms / 1_000))} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return hours % 24 === 0 ? `${Math.floor(hours / 24)} d` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** One of a span: `minute`, `hour`, `day`, `15 min`. For "per …". */
export function unitOf(ms: number): string {
  return (
    ({ 1000: "second", 60000: "minute", 3600000: "hour", 86400000: "day" } as Readonly<Record<number, string>>)[ms] ??
    span(ms)
  );
}

/** Share of a whole: `0 %`, `<0.1 %`, `4.2 %`, `37 %`. */
export function share(part: number, all: number): string {
  if (all <= 0 || part <= 0) return "0 %";
  const percent = (part / all) * 100;
  if (percent < 0.1) return "<0.1 %";
  return percent < 10 ? `${percent.toFixed(1)} %` : `${Math.round(percent)} %`;
}
