import type { Severity } from "../../../kernel/index.ts";
import type { Cursor } from "./cursor.ts";

export const KINDS = ["html", "terminal", "formula", "template", "shell", "sql"] as const;
export type Kind = (typeof KINDS)[number];

export interface Rule {
  readonly confidence: number;
  readonly severity: Severity;
  readonly reason: string;
}

const rule = (confidence: number, severity: Severity, reason: string): Rule => ({ confidence, severity, reason });

export type RuleName =
  | "script-element"
  | "event-handler"
  | "script-url"
  | "embedded-document"
  | "inline-document"
  | "base-address"
  | "page-refresh"
  | "foreign-form"
  | "terminal-style"
  | "terminal-hidden"
  | "terminal-control"
  | "terminal-query"
  | "terminal-title"
  | "terminal-link"
  | "terminal-clipboard"
  | "terminal-string"
  | "formula-command"
  | "formula-fetch"
  | "template-code"
  | "template-lookup"
  | "template-probe"
  | "fetch-to-shell"
  | "decode-to-shell"
  | "encoded-command"
  | "destroys-files"
  | "destroys-disk"
  | "fork-bomb"
  | "reverse-shell"
  | "sql-stacked"
  | "sql-destructive"
  | "sql-union"
  | "sql-union-plain"
  | "sql-tautology"
  | "sql-blind";

export const RULES: Readonly<Record<RuleName, Rule>> = {
  "script-element": rule(0.9, "high", "a script that runs where this is shown as HTML"),
  "event-handler": rule(0.9, "high", "an attribute that runs a script where this is shown as HTML"),
  "script-url": rule(0.9, "high", "an address that runs a script when it is opened"),
  "embedded-document": rule(0.8, "medium", "embeds a document from a host that is not allowed"),
  "inline-document": rule(0.85, "high", "embeds a document that it brings along"),
  "base-address": rule(0.85, "high", "makes every relative address of the page lead to another host"),
  "page-refresh": rule(0.85, "high", "sends the reader to another page unasked"),
  "foreign-form": rule(0.8, "medium", "a form that is sent to a host that is not allowed"),
  "terminal-style": rule(0.3, "low", "a terminal sequence that changes how text looks"),
  "terminal-hidden": rule(0.85, "high", "a terminal sequence that makes text invisible"),
  "terminal-control": rule(0.8, "medium", "a terminal sequence that moves, erases or sets modes"),
  "terminal-query": rule(0.85, "high", "a terminal sequence that makes the terminal type an answer"),
  "terminal-title": rule(0.8, "medium", "a terminal sequence that sets the title of the window"),
  "terminal-link": rule(0.8, "medium", "a terminal link whose address is not shown"),
  "terminal-clipboard": rule(0.95, "high", "a terminal sequence that writes to the clipboard"),
  "terminal-string": rule(0.85, "high", "a terminal sequence with commands for the device"),
  "formula-command": rule(0.95, "critical", "a spreadsheet cell that runs a command"),
  "formula-fetch": rule(0.85, "high", "a spreadsheet cell that sends or fetches data"),
  "template-code": rule(0.85, "high", "a template expression that reaches for code to run"),
  "template-lookup": rule(0.9, "critical", "a lookup that makes a logger load code"),
  "template-probe": rule(0.6, "low", "a template expression that only shows whether templates are run"),
  "fetch-to-shell": rule(0.85, "high", "runs what it fetches from the net"),
  "decode-to-shell": rule(0.85, "high", "runs what it decodes"),
  "encoded-command": rule(0.85, "high", "runs an encoded command"),
  "destroys-files": rule(0.9, "critical", "deletes a whole system or home"),
  "destroys-disk": rule(0.9, "critical", "overwrites a disk"),
  "fork-bomb": rule(0.95, "high", "starts itself until the machine stands still"),
  "reverse-shell": rule(0.9, "critical", "gives a shell to another machine"),
  "sql-stacked": rule(0.85, "high", "a destructive statement stacked behind a value"),
  "sql-destructive": rule(0.5, "medium", "a destructive statement behind another one"),
  "sql-union": rule(0.9, "high", "a query joined behind a value"),
  "sql-union-plain": rule(0.5, "low", "a query joined behind a quoted value"),
  "sql-tautology": rule(0.9, "high", "a condition behind a value that is always true"),
  "sql-blind": rule(0.9, "high", "a condition behind a value that answers by time or error"),
};

/** What a finder reads and reports to. */
export interface Scan {
  readonly cursor: Cursor;
  readonly isAllowed: (host: string) => boolean;
  /** Whether cells are looked for at this place: asked for by `csv: always`, or a block of code that says CSV. */
  isTable(at: number): boolean;
  /** True when `at` is the first character of the whole text. */
  isBeginning(at: number): boolean;
  hit(rule: RuleName, start: number, end: number): void;
}

/** Looks at one place where one of its anchors stands. It may look back by the guard's bound, and forward by its own. */
type Finder = (scan: Scan, at: number) => void;

export interface KindOfContent {
  /** Characters at which something of this kind may begin. */
  readonly anchors: string;
  readonly find: Finder;
  /** Whether code in a reply is where an honest reply has it. */
  readonly isMilderInCode: boolean;
}
