import type { PlacedFinding } from "../../../scanner.ts";
import type { Dependencies } from "../facts.ts";
import { popularOf } from "../popular/lookalike.ts";
import type { IsKnownName } from "./known-names.ts";
import { shown } from "./shown.ts";

/** Names that somebody wrote by hand, one slip from a popular one. What a lockfile adds, nobody has typed. */
export function judgeLookalikes(
  { packages, requirements }: Dependencies,
  isKnown: IsKnownName,
): readonly PlacedFinding[] {
  const typed = [
    ...requirements.filter(({ source, name }) => source === undefined && name !== ""),
    ...packages.filter(({ source, isDirect }) => source === undefined && isDirect === true),
  ];
  const seen = new Set<string>();
  return typed.flatMap(({ ecosystem, name, path, line }) => {
    const key = `${ecosystem}\n${name}`;
    if (seen.has(key) || isKnown(ecosystem, name)) return [];
    seen.add(key);
    const other = popularOf(ecosystem)?.lookalikeOf(name);
    if (other === undefined) return [];
    const evidence = shown(`${name} is like ${other}`);
    return [{ rule: "dependency-lookalike", path, line, column: 1, evidence, identity: name }];
  });
}
