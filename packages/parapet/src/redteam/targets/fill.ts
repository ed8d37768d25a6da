import type { Turn } from "../target.ts";

/** What a manifest's template is filled with. */
export interface Filling {
  readonly text: string;
  readonly session: string;
  readonly user: string;
  readonly documents: readonly { readonly channel: string; readonly name: string; readonly text: string }[];
  readonly job?: string;
}

/**
 * Fills a template's placeholders in. Values go into strings that were parsed already: nothing that an attack says can
 * add a field. `"{{documents}}"` alone becomes the list.
 */
export function fillTemplate(template: unknown, filling: Filling): unknown {
  if (typeof template === "string") {
    if (template === "{{documents}}") return filling.documents;
    return template.replace(
      /\{\{(text|session|user|job)\}\}/g,
      (_, name: "text" | "session" | "user" | "job") => filling[name] ?? "",
    );
  }
  if (Array.isArray(template)) return template.map((item) => fillTemplate(item, filling));
  if (template === null || typeof template !== "object") return template;
  return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, fillTemplate(value, filling)]));
}

/** The user's words with what comes beside them, for applications that take text alone. */
export function wordsOf({ text, attached }: Turn): string {
  return [
    text,
    ...attached.map(
      (one) => `<${one.channel} name="${one.name.replaceAll('"', "'")}">\n${one.text}\n</${one.channel}>`,
    ),
  ]
    .filter(Boolean)
    .join("\n\n");
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

/** As text: JSON where it is none. */
export const textAt = (value: unknown, pointer: string): string => {
  const found = at(value, pointer);
  return typeof found === "string" ? found : found === undefined ? "" : JSON.stringify(found);
};
