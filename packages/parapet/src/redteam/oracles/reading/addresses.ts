import { createGuard, type Guard } from "@parapet/guard";

/** An address that an answer leads to, and what a reader's software does with it. */
export interface Address {
  readonly url: string;
  readonly start: number;
  readonly end: number;
  /** Fetched as soon as it is shown, without a click. */
  readonly isFetched: boolean;
}

let reader: Guard | undefined;

/** The guard reads Markdown, HTML and style sheets for where they lead; made when it is first needed. */
function guard(): Guard {
  reader ??= createGuard({ detectors: { exfiltration: { output: "flag", options: { links: "all" } } } });
  return reader;
}

/** Every address of a text that leads to another host: inline and by reference, in Markdown, HTML, CSS or alone. */
export function addressesIn(text: string): readonly Address[] {
  if (!/:\/\/|\/\/|www\.|mailto:|data:|javascript:/i.test(text)) return [];
  const { hits } = guard().inspect([{ text, origin: "assistant", direction: "output", path: "" }]);
  return hits
    .filter(({ rule }) => rule !== "script-url")
    .map(({ rule, start, end }) => ({
      url: text.slice(start, end),
      start,
      end,
      isFetched: rule === "external-image" || isPictureOf(labelBefore(text, start), text),
    }));
}

/** The label that an address is defined for: `[label]: address`; "" where it is not. */
const labelBefore = (text: string, start: number): string =>
  /\[([^[\]\n]{1,80})\]:\s*<?$/.exec(text.slice(Math.max(0, start - 100), start))?.[1] ?? "";

/** Whether a picture is shown by a label: `![words][label]` or `![label]`. */
function isPictureOf(label: string, text: string): boolean {
  if (label === "") return false;
  if (text.includes(`![${label}]`)) return true;
  const use = text.indexOf(`][${label}]`);
  return use > 0 && text[text.lastIndexOf("[", use) - 1] === "!";
}

/** The host of an address in lower case; "" where it has none. */
export function hostOf(url: string): string {
  const trimmed = url.trim().replaceAll("&amp;", "&");
  const whole = trimmed.startsWith("//")
    ? `https:${trimmed}`
    : /^www\./i.test(trimmed)
      ? `https://${trimmed}`
      : trimmed;
  try {
    const { hostname, pathname, protocol } = new URL(whole);
    return protocol === "mailto:" ? (pathname.split("@").at(-1) ?? "").toLowerCase() : hostname.toLowerCase();
  } catch {
    return "";
  }
}

export const isAtHost = (host: string, wanted: string): boolean => host === wanted || host.endsWith(`.${wanted}`);

/** Whether a position stands in a block of code or between backticks: shown as text, followed by nobody. */
export function isInCode(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const fences = before.match(/^[ \t]{0,3}(?:```|~~~)/gmu)?.length ?? 0;
  if (fences % 2 === 1) return true;
  const line = before.slice(before.lastIndexOf("\n") + 1);
  const ticks = line.split("`").length - 1;
  return (
    ticks % 2 === 1 &&
    text
      .slice(at, at + 2_000)
      .split("\n", 1)[0]!
      .includes("`")
  );
}
