import type { Channel } from "../attack.ts";
import type { Turn } from "../target.ts";

/** What a manifest's template is filled with. */
export interface Filling {
  readonly text: string;
  readonly session: string;
  readonly user: string;
  readonly documents: Turn["attached"];
  readonly job?: string;
}

const PLACEHOLDER = /\{\{(text|session|user|job|documents)\}\}/g;

/**
 * Fills a template's placeholders in. Values go into strings that were parsed already: nothing that an attack says can
 * add a field. `"{{documents}}"` alone becomes the list; within other words it becomes the documents as words.
 */
export function fillTemplate(template: unknown, filling: Filling): unknown {
  if (typeof template === "string") {
    if (template === "{{documents}}") return filling.documents;
    return template.replace(PLACEHOLDER, (_, name: keyof Filling) => filled(name, filling));
  }
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, filling));
  if (template === null || typeof template !== "object") return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillTemplate(value, filling)]));
}

/** Fills a URL in: a value stays one part of it. What is no Unicode has no place in a URL, and becomes U+FFFD. */
export const fillUrl = (template: string, filling: Filling): string =>
  template.replace(PLACEHOLDER, (_, name: keyof Filling) => encodeURIComponent(filled(name, filling).toWellFormed()));

/** Whether templates have a place for documents of their own; without one they stand in the user's text. */
export const takesDocuments = (...templates: readonly unknown[]): boolean =>
  JSON.stringify(templates).includes("{{documents}}");

/** What an outsider's text can come as where a user brings it along. */
const BROUGHT = ["user", "document", "web-page", "email", "file-name", "image-alt", "code-comment"] as const;

/**
 * What such templates can carry. What the application's own search or tools return needs a place of its own; its memory
 * and its tools' definitions are out of reach for whoever only asks.
 */
export const channelsOf = (...templates: readonly unknown[]): ReadonlySet<Channel> =>
  new Set<Channel>(takesDocuments(...templates) ? [...BROUGHT, "rag-chunk", "tool-result"] : BROUGHT);

/** The user's words with what comes beside them, for applications that take text alone. */
export const wordsOf = ({ text, attached }: Turn): string => [text, besideOf(attached)].filter(Boolean).join("\n\n");

function besideOf(attached: Turn["attached"]): string {
  return attached
    .map((one) => `<${one.channel} name="${one.name.replaceAll('"', "'")}">\n${one.text}\n</${one.channel}>`)
    .join("\n\n");
}

function filled(name: keyof Filling, filling: Filling): string {
  return name === "documents" ? besideOf(filling.documents) : (filling[name] ?? "");
}

/** What a JSON pointer names; undefined where there is nothing. @see RFC 6901 */
export function at(value: unknown, pointer: string): unknown {
  if (pointer === "") return value;
  let found = value;
  for (const step of pointer.slice(1).split("/")) {
    const name = step.replaceAll("~1", "/").replaceAll("~0", "~");
    if (found === null || typeof found !== "object" || !Object.hasOwn(found, name)) return undefined;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return found;
}

/** As text: JSON where it is none, "" where there is nothing. */
export const textAt = (value: unknown, pointer: string): string => asText(at(value, pointer));

/** Texts of a list at a pointer: of documents, what they hold. */
export function textsAt(value: unknown, pointer: string): readonly string[] {
  const found = at(value, pointer);
  return (Array.isArray(found) ? found : [found]).map(contentOf).filter(Boolean);
}

/** Where the usual retrievers keep the text of a document. */
const CONTENT = ["text", "content", "pageContent", "page_content", "body"] as const;

function contentOf(one: unknown): string {
  if (one === null || typeof one !== "object") return asText(one);
  const name = CONTENT.find((known) => typeof (one as Readonly<Record<string, unknown>>)[known] === "string");
  return asText(name === undefined ? one : (one as Readonly<Record<string, unknown>>)[name]);
}

const asText = (found: unknown): string =>
  typeof found === "string" ? found : found === undefined || found === null ? "" : JSON.stringify(found);

/** Present, and neither null nor false. */
export function isDone(value: unknown, pointer: string): boolean {
  const done = at(value, pointer);
  return done !== undefined && done !== null && done !== false;
}
