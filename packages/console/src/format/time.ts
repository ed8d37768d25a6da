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

/** `23 Nov 2026, 14:03:27 UTC+1`: for what is compared with another log. */
export function exactTime(at: number): string {
  return `${dayAndYear.format(at)}, ${clockTime(at)} ${zoneOf(at)}`;
}

/** The reader's own zone at that time: `UTC`, `UTC+1`, `UTC−3:30`. */
export function zoneOf(at: number): string {
  const offsetMinutes = -new Date(at).getTimezoneOffset();
  if (offsetMinutes === 0) return "UTC";
  const minutes = Math.abs(offsetMinutes);
  return `UTC${offsetMinutes < 0 ? "−" : "+"}${Math.floor(minutes / 60)}${minutes % 60 === 0 ? "" : `:${two(minutes % 60)}`}`;
}

/** `just now`, `3 min ago`, `in 12 d 4 h`. */
export function relative(at: number, now: number): string {
  const away = Math.abs(now - at);
  if (away < 5_000) return "just now";
  return at <= now ? `${span(away)} ago` : `in ${span(away)}`;
}
