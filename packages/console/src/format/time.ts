import { span } from "./quantity.ts";

const day = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short" });
const dayAndYear = new Intl.DateTimeFormat("en-GB", { day: "2-digit", month: "short", year: "numeric" });

const two = (value: number): string => String(value).padStart(2, "0");

/** `14:03:27`, the reader's own zone. */
function clockTime(at: number): string {
  const date = new Date(at);
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `14:03:27` today, `23 Nov 14:03:27` before. */
export function shortTime(at: number, now: number): string {
  return new Date(at).toDateString() === new Date(now).toDateString()
    ? clockTime(at)
    : `${day.format(at)} ${clockTime(at)}`;
}

/** `23 Nov 2026, 14:03`. */
export function dateTime(at: number): string {
  return `${dayAndYear.format(at)}, ${clockTime(at).slice(0, 5)}`;
}

/** `just now`, `3 min ago`, `in 12 d 4 h`. */
export function relative(at: number, now: number): string {
  const away = Math.abs(now - at);
  if (away < 5_000) return "just now";
  return at <= now ? `${span(away)} ago` : `in ${span(away)}`;
}
