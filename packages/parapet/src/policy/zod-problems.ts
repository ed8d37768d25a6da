import type { z } from "zod";
import { nearest } from "./did-you-mean.ts";
import type { PolicyProblem } from "./policy-error.ts";
import { descriptionAt, unknownKeyHint } from "./schema-hints.ts";
import type { YamlPath, YamlSource } from "./yaml-source.ts";

type Issue = z.core.$ZodIssue;

/** Turns what zod found into sentences with places. No value is ever quoted: it may be a secret in the wrong place. */
export function problemsOf(issues: readonly Issue[], source: YamlSource): readonly PolicyProblem[] {
  return issues.flatMap((issue) => explain(issue, issue.path as YamlPath, source));
}

function explain(issue: Issue, path: YamlPath, source: YamlSource): readonly PolicyProblem[] {
  const at = (message: string, hint?: string, part: "key" | "value" = "value"): readonly PolicyProblem[] => [
    problemAt(source, path, message, hint, part),
  ];
  const value = valueAt(source.data, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) =>
        problemAt(source, [...path, key], `unknown key '${key}'`, unknownKeyHint(path, key), "key"),
      );
    case "invalid_type":
      if (value === undefined) return at(`${named(path)} is missing`, describe(path), "key");
      return at(
        `expected ${ARTICLE[issue.expected] ?? issue.expected}, found ${kindOf(value)}`,
        interpolation(value) ?? describe(path),
      );
    case "invalid_value": {
      const allowed = issue.values.map(String);
      if (value === undefined)
        return at(
          `${named(path)} is missing`,
          allowed.length === 1 ? `Write: ${String(path.at(-1))}: ${allowed[0]}` : `One of: ${allowed.join(", ")}.`,
          "key",
        );
      if (allowed.includes(String(value)) && !issue.values.includes(value as never))
        return at(`expected ${kindOf(issue.values[0])}, found ${kindOf(value)}`, "Write it without quotes.");
      const close = typeof value === "string" ? nearest(value, allowed) : undefined;
      const hint = close === undefined ? describe(path) : `Did you mean '${close}'?`;
      return at(`expected ${allowed.length === 1 ? allowed[0] : `one of ${allowed.join(", ")}`}`, hint);
    }
    case "invalid_union":
      return explainUnion(issue, path, source);
    case "invalid_key":
      return at(
        `this name is not allowed here: expected ${issue.issues[0]?.message ?? "another form"}`,
        undefined,
        "key",
      );
    case "invalid_format":
      return at(`expected ${issue.message}`, interpolation(value) ?? describe(path));
    case "too_small":
      return at(tooSmall(issue), describe(path));
    case "too_big":
      return at(`must be at most ${issue.maximum}`, describe(path));
    default:
      return at(issue.message);
  }
}

const ARTICLE: Readonly<Record<string, string>> = {
  string: "text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  object: "a map of keys",
  record: "a map of names",
  array: "a list",
};

function tooSmall(issue: Extract<Issue, { code: "too_small" }>): string {
  if (issue.origin === "string" || issue.origin === "array") return "must not be empty";
  return `must be ${issue.inclusive === false ? "more than" : "at least"} ${issue.minimum}`;
}

/** Of several forms, the one that was meant is the one whose outer type fits. */
function explainUnion(
  issue: Extract<Issue, { code: "invalid_union" }>,
  path: YamlPath,
  source: YamlSource,
): readonly PolicyProblem[] {
  const isOuter = (inner: Issue): boolean =>
    inner.path.length === 0 && (inner.code === "invalid_type" || inner.code === "invalid_value");
  const meant = issue.errors.find((branch) => branch.length > 0 && !branch.some(isOuter));
  if (meant !== undefined)
    return meant.flatMap((inner) => explain(inner, [...path, ...(inner.path as YamlPath)], source));
  const values = issue.errors
    .flat()
    .flatMap((inner) => (inner.code === "invalid_value" ? inner.values.map(String) : []));
  const takesMap = issue.errors.flat().some((inner) => inner.code === "invalid_type" && inner.expected === "object");
  const value = valueAt(source.data, path);
  const close = typeof value === "string" ? nearest(value, values) : undefined;
  const forms = [values.length === 0 ? "" : `one of ${values.join(", ")}`, takesMap ? "a map with details" : ""];
  const message = `expected ${forms.filter((form) => form !== "").join(", or ") || "another form"}`;
  return [problemAt(source, path, message, close === undefined ? describe(path) : `Did you mean '${close}'?`, "value")];
}

export function problemAt(
  source: YamlSource,
  path: YamlPath,
  message: string,
  hint?: string,
  part: "key" | "value" = "value",
): PolicyProblem {
  return { path: path.join("."), ...source.placeOf(path, part), message, ...(hint === undefined ? {} : { hint }) };
}

function named(path: YamlPath): string {
  return `'${String(path.at(-1) ?? "the policy")}'`;
}

function describe(path: YamlPath): string | undefined {
  const text = descriptionAt(path);
  return text === undefined ? undefined : `${text}.`;
}

/** People who know other tools try shell-like variables. */
function interpolation(value: unknown): string | undefined {
  return typeof value === "string" && value.includes("$" + "{")
    ? "Interpolation with a dollar sign and braces is not supported: write env:NAME or file:path where a secret is expected."
    : undefined;
}

function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a map";
  return typeof value === "string" ? "text" : `a ${typeof value}`;
}

function valueAt(data: unknown, path: YamlPath): unknown {
  let here = data;
  for (const step of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Record<string | number, unknown>)[step];
  }
  return here;
}
