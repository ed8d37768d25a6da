import type { Arguments, Expression } from "./expression.ts";

const MAX_LENGTH = 160;
const MAX_DEPTH = 40;

/** An expression as it would be written down, in one line and cut: for people, not for machines. */
export function showExpression(expression: Expression): string {
  const text = shown(expression, 0);
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text;
}

function shown(one: Expression | undefined, depth: number): string {
  if (one === undefined) return "";
  if (depth > MAX_DEPTH) return "…";
  const inner = (other: Expression | undefined): string => shown(other, depth + 1);
  switch (one.kind) {
    case "constant":
      return typeof one.value === "string" ? quoted(one.value) : String(one.value);
    case "name":
      return one.name;
    case "list":
      return `[${one.items.slice(0, 8).map(inner).join(", ")}]`;
    case "dict":
      return `{${one.entries
        .slice(0, 8)
        .map(([key, value]) => `${inner(key)}: ${inner(value)}`)
        .join(", ")}}`;
    case "attribute":
      return `${inner(one.of)}.${one.name}`;
    case "item":
      return `${inner(one.of)}[${inner(one.key)}]`;
    case "slice":
      return `${inner(one.of)}[${one.parts.map(inner).join(":")}]`;
    case "call":
      return `${inner(one.of)}(${argumentsOf(one.arguments, inner)})`;
    case "filter":
      return `${inner(one.of)}|${one.name}${bracketed(one.arguments, inner)}`;
    case "test":
      return `${inner(one.of)} is ${one.name}${bracketed(one.arguments, inner)}`;
    case "binary":
      return `${inner(one.left)} ${one.sign} ${inner(one.right)}`;
    case "unary":
      return `${one.sign} ${inner(one.of)}`;
    case "choice":
      return `${inner(one.then)} if ${inner(one.test)} else ${inner(one.otherwise)}`;
  }
}

const argumentsOf = ({ positional, named }: Arguments, inner: (one: Expression) => string): string =>
  [...positional.slice(0, 8).map(inner), ...named.slice(0, 8).map(([name, value]) => `${name}=${inner(value)}`)].join(
    ", ",
  );

const bracketed = (given: Arguments, inner: (one: Expression) => string): string =>
  given.positional.length + given.named.length === 0 ? "" : `(${argumentsOf(given, inner)})`;

const quoted = (text: string): string =>
  `'${JSON.stringify(text.slice(0, 80)).slice(1, -1).replaceAll("'", "\\'").replaceAll('\\"', '"')}'`;
