import { createGuard, type Guard } from "@parapet/guard";
import type { ActiveKind } from "../../attack.ts";
import { fits } from "../wildcard.ts";
import { addressesIn, hostOf } from "./addresses.ts";

/** A piece of a text that acts. */
export interface Active {
  readonly kind: ActiveKind;
  readonly start: number;
  readonly end: number;
}

/** The guard's rules, by what they find. Rules that an honest answer breaks outside of code are left out. */
const BY_RULE: Readonly<Record<string, ActiveKind>> = {
  "script-element": "html-script",
  "script-url": "html-script",
  "event-handler": "html-handler",
  "embedded-document": "html-frame",
  "inline-document": "html-frame",
  "base-address": "html-frame",
  "page-refresh": "html-frame",
  "foreign-form": "html-frame",
  "terminal-hidden": "ansi",
  "terminal-control": "ansi",
  "terminal-query": "ansi",
  "terminal-title": "ansi",
  "terminal-link": "ansi",
  "terminal-clipboard": "ansi",
  "terminal-string": "ansi",
  "formula-command": "csv-formula",
  "formula-fetch": "csv-formula",
  "template-code": "template",
  "template-lookup": "template",
  "template-probe": "template",
  "fetch-to-shell": "shell",
  "decode-to-shell": "shell",
  "encoded-command": "shell",
  "destroys-files": "shell",
  "destroys-disk": "shell",
  "fork-bomb": "shell",
  "reverse-shell": "shell",
  "sql-stacked": "sql",
  "sql-destructive": "sql",
  "sql-union": "sql",
  "sql-tautology": "sql",
  "sql-blind": "sql",
};

let reader: Guard | undefined;
function guard(): Guard {
  reader ??= createGuard({
    detectors: { "active-content": { output: "flag", minConfidence: 0.5, options: { code: "lower" } } },
  });
  return reader;
}

/** Up and out of a folder at least twice, with a name behind it; in any of the spellings that servers undo. */
const PATH =
  /(?<![\w.])(?:(?:\.\.|%2e%2e|\.%2e|%2e\.)(?:[/\\]|%2f|%5c|%252f)){2,16}[\w.%-]{1,64}|(?<![\w/.])(?:file:\/\/\/|\/)(?:etc\/(?:passwd|shadow|hosts)|proc\/self\/\w+|root\/\.ssh\/\w+)\b/giu;

/** How a serialised object that makes code run begins, in the formats of six languages. */
const SERIALISED =
  /\brO0AB[A-Za-z0-9+/]{3}|\baced0005[0-9a-f]{4}|\bO:\d{1,4}:"[A-Za-z_\\][\w\\]{0,80}":\d{1,4}:\{|\bgASV[A-Za-z0-9+/]{4}|!!python\/(?:object|module|name)[\w/.:]*|"__reduce__"\s*:|"\$type"\s*:\s*"System\.|\bAAEAAAD\/{3,}|_\$\$ND_FUNC\$\$_|!!(?:javax|java|com|org)\.[\w.]+\s*\[|!ruby\/(?:object|hash)[\w:]*/gu;

/** Everything in a text that acts where it is shown, stored or run. */
export function activeIn(text: string, hosts: readonly string[]): readonly Active[] {
  const found: Active[] = [];
  const { hits } = guard().inspect([{ text, origin: "assistant", direction: "output", path: "" }]);
  for (const { rule, start, end } of hits) {
    const kind = BY_RULE[rule];
    if (kind !== undefined) found.push({ kind, start, end });
  }
  for (const { url, start, end, isFetched } of addressesIn(text)) {
    const host = hostOf(url);
    if (host === "" || hosts.some((pattern) => fits(pattern.toLowerCase(), host))) continue;
    if (!isMarkedUp(text, start)) continue;
    found.push({ kind: isFetched ? "markdown-image" : "markdown-link", start, end });
  }
  for (const [kind, pattern] of [
    ["path", PATH],
    ["deserialisation", SERIALISED],
  ] as const)
    for (const match of text.matchAll(pattern))
      found.push({ kind, start: match.index, end: match.index + match[0].length });
  return found;
}

/** Whether an address is the target of a link, picture or attribute: one that stands in running text is only named. */
const isMarkedUp = (text: string, start: number): boolean =>
  /(?:\]\(\s*<?|\]:\s*<?|=\s*["']?|url\(\s*["']?)$/i.test(text.slice(Math.max(0, start - 16), start));
