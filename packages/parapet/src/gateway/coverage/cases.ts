import type { Shape } from "../wire/index.ts";

interface Case {
  /** A tag that has this shape. */
  readonly tag: string;
  /** The tag, and how many others have the same shape. */
  readonly label: string;
  readonly of: Shape;
}

/** The cases of a tagged shape; in brief, those of the same shape are one. */
export function casesOf(shape: Shape & { is: "tagged" }, isBrief: boolean): readonly Case[] {
  const cases = Object.entries(shape.cases);
  if (!isBrief) return cases.map(([tag, of]) => ({ tag, label: tag, of }));
  const groups = Map.groupBy(cases, ([, of]) => signatureOf(of, shape.by));
  return [...groups.values()].map((group) => {
    const [tag, of] = group[0] as (typeof cases)[number];
    return { tag, label: group.length === 1 ? tag : `${tag} +${group.length - 1}`, of };
  });
}

const numbers = new WeakMap<Shape, number>();
let last = 0;

/** Equal for shapes that list the same fields: leaves by what they say, what has parts by identity. */
function signatureOf(shape: Shape, tagField = ""): string {
  switch (shape.is) {
    case "object":
      if (tagField === "") return numberOf(shape);
      return Object.entries(shape.fields)
        .filter(([name]) => name !== tagField)
        .map(([name, of]) => `${name}=${signatureOf(of)}`)
        .sort()
        .join();
    case "array":
    case "tagged":
    case "either":
      return numberOf(shape);
    default:
      return JSON.stringify(shape);
  }
}

function numberOf(shape: Shape): string {
  let number = numbers.get(shape);
  if (number === undefined) {
    last += 1;
    number = last;
    numbers.set(shape, number);
  }
  return `#${number}`;
}
