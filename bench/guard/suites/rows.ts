import { readFileSync } from "node:fs";

/** One text of a suite: written for it or, where it is obfuscated, made from one that was. */
export interface SuiteRow {
  readonly text: string;
  readonly label: "attack" | "benign";
  /** An e-mail reaches a model as a document does. */
  readonly origin: "user" | "document" | "tool" | "email";
  readonly kind: string;
  /** ISO 639-1. */
  readonly language: string;
  /** Of a document: the number that its clean and its attacked version share. */
  readonly pair?: number;
  /** Of an attacked document: whether the instruction has words that every list of phrases has. */
  readonly style?: "plain" | "trigger";
  readonly place?: "start" | "middle" | "end";
}

export const SUITES = ["multilingual-user", "documents", "hard-negative", "english-user"] as const;

export function readSuite(name: (typeof SUITES)[number]): readonly SuiteRow[] {
  const text = readFileSync(new URL(`${name}.jsonl`, import.meta.url), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as SuiteRow); // our own files, written with these fields
}
