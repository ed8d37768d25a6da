import { Refusal } from "./wire.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object, or the refusal that a vendor gives. */
export function objectAt(value: unknown, param: string): Fields {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Fields;
  throw invalid(param, "an object");
}

export function listAt(value: unknown, param: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw invalid(param, "an array");
}

export function stringAt(value: unknown, param: string): string {
  if (typeof value === "string") return value;
  throw value === undefined
    ? new Refusal(400, `Missing required parameter: '${param}'.`, { param, code: "missing_required_parameter" })
    : invalid(param, "a string");
}

/** An integer in its bounds; `fallback` when the client left it out or null. */
export function integerAt(value: unknown, param: string, fallback: number, least: number, most: number): number {
  if (value === undefined || value === null) return fallback;
  if (typeof value === "number" && Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(param, `an integer from ${least} to ${most}`);
}

export function flagAt(value: unknown, param: string): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === "boolean") return value;
  throw invalid(param, "a boolean");
}

/** The `model` of a request. Any name will do, but for `fail-<status>`, which fails so: for drills of retry and failover. */
export function modelAt(body: Fields): string {
  const model = stringAt(body.model, "model");
  const failure = /(?:^|\/)fail-([45]\d\d)$/.exec(model);
  if (failure !== null)
    throw new Refusal(Number(failure[1]), `The practice model failed with ${failure[1]}, as its name asked.`);
  if (model === "") throw new Refusal(400, "you must provide a model parameter", { param: "model" });
  return model;
}

export function invalid(param: string, wanted: string): Refusal {
  return new Refusal(400, `Invalid value for '${param}': expected ${wanted}.`, { param, code: "invalid_type" });
}

/**
 * Splits text that was pasted with `<document>` tags into the document and the words around it.
 * Forward scans only; an unclosed tag is part of the words.
 */
export function splitDocuments(text: string): { readonly words: string; readonly documents: readonly string[] } {
  const documents: string[] = [];
  let words = "";
  let from = 0;
  for (;;) {
    const open = text.indexOf("<document>", from);
    const close = open < 0 ? -1 : text.indexOf("</document>", open);
    if (close < 0) return { words: words + text.slice(from), documents };
    words += text.slice(from, open);
    documents.push(text.slice(open + "<document>".length, close));
    from = close + "</document>".length;
  }
}
