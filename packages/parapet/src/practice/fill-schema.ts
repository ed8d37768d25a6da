const DEEPEST = 8;

/**
 * A value that follows a JSON Schema, with words found in a text: how the practice model writes tool arguments and
 * structured answers. Knows what clients really send (`type`, `properties`, `required`, `enum`, `const`, `items`,
 * `anyOf`); anything else, and anything deeper than eight levels, becomes the text itself.
 *
 * @param name of the property to fill; tells an order number from an email address
 */
export function fillSchema(schema: unknown, text: string, name = "", depth = 0): unknown {
  if (typeof schema !== "object" || schema === null || depth > DEEPEST) return text;
  const node = schema as Record<string, unknown>;
  if ("const" in node) return node.const;
  if (Array.isArray(node.enum)) return chosen(node.enum, text);
  const choices = node.anyOf ?? node.oneOf;
  if (Array.isArray(choices)) return fillSchema(choices[0], text, name, depth + 1);
  switch (Array.isArray(node.type) ? node.type[0] : node.type) {
    case "object":
      return fillObject(node, text, depth);
    case "array":
      return [fillSchema(node.items, text, name, depth + 1)];
    case "integer":
      return Math.trunc(numberIn(text));
    case "number":
      return numberIn(text);
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return typeof node.properties === "object" ? fillObject(node, text, depth) : stringFor(name, text);
  }
}

function fillObject(node: Record<string, unknown>, text: string, depth: number): Record<string, unknown> {
  const properties = Object.entries((node.properties ?? {}) as Record<string, unknown>);
  const required = Array.isArray(node.required) ? new Set(node.required) : undefined;
  return Object.fromEntries(
    properties
      .filter(([name]) => required === undefined || required.has(name))
      .map(([name, child]) => [name, fillSchema(child, text, name, depth + 1)]),
  );
}

/** The first choice that the text names, else the first of all. */
function chosen(choices: readonly unknown[], text: string): unknown {
  const folded = text.toLowerCase();
  return choices.find((choice) => typeof choice === "string" && folded.includes(choice.toLowerCase())) ?? choices[0];
}

function numberIn(text: string): number {
  const word = text.split(/[^0-9.]/).find((part) => /^\d{1,9}(\.\d{1,4})?\.?$/.test(part));
  return word === undefined ? 1 : Number.parseFloat(word);
}

function stringFor(name: string, text: string): string {
  const words = text.split(/\s/).map((word) => word.replace(/^["'(]/, "").replace(/["'),.?!;:]$/, ""));
  const key = name.toLowerCase();
  if (key.includes("order") || key === "id") return words.find((word) => /^[A-Z]{2}-\d{3,6}$/.test(word)) ?? text;
  if (key.includes("mail")) return words.find((word) => word.includes("@")) ?? text;
  if (key.includes("city") || key.includes("location") || key.includes("place")) return placeIn(words) ?? text;
  return text;
}

/** The capitalised word after "in", "for" or "at". */
function placeIn(words: readonly string[]): string | undefined {
  return words.find((word, index) => /^(in|for|at)$/i.test(words[index - 1] ?? "") && /^\p{Lu}/u.test(word));
}
