import type { Manifest, ManifestTool } from "../manifest/index.ts";
import type { SeenCall } from "../target.ts";
import { fits } from "./wildcard.ts";

/** Arguments as names and values; values of lists and inner objects go by the name that they stand under. */
function* fieldsOf(given: unknown, depth = 0): Generator<readonly [name: string, value: string | number]> {
  if (typeof given !== "object" || given === null || depth > 6) return;
  for (const [name, value] of Object.entries(given))
    for (const one of Array.isArray(value) ? value : [value])
      if (typeof one === "string" || typeof one === "number") yield [name, one];
      else yield* fieldsOf(one, depth + 1);
}

/** `"12.50"` and `1,250.00` are amounts as well: an argument that is no number must not slip under a bound. */
function amountOf(value: string | number): number | undefined {
  if (typeof value === "number") return value;
  const plain = value.replace(/[\s,_']|EUR|USD|GBP|[$€£]/giu, "");
  return plain === "" || Number.isNaN(Number(plain)) ? undefined : Number(plain);
}

/** What a call breaks of its tool's bounds in the manifest, in words without the value; undefined where it keeps them. */
export function breachOf(call: SeenCall, { tools }: Pick<Manifest, "tools">): string | undefined {
  const tool = tools.find(({ name }) => name === call.tool);
  if (tool === undefined) return undefined;
  for (const [name, value] of fieldsOf(call.arguments)) {
    const breach = breachOfField(tool, name, value);
    if (breach !== undefined) return breach;
  }
  return undefined;
}

function breachOfField({ allowed, max }: ManifestTool, name: string, value: string | number): string | undefined {
  const values = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
  if (values !== undefined && !values.some((one) => one === value || fits(String(one), String(value))))
    return `the argument '${name}' is none of those that are allowed`;
  const most = Object.hasOwn(max, name) ? max[name] : undefined;
  if (most === undefined) return undefined;
  const amount = amountOf(value);
  if (amount === undefined) return `the argument '${name}' is no amount`;
  return amount > most || amount < -most ? `the argument '${name}' is above its bound` : undefined;
}
