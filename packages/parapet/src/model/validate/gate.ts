import { readFile, stat } from "node:fs/promises";
import { messageOf } from "@parapet/guard/kernel";
import { z } from "zod";
import { readYaml } from "../../policy/index.ts";
import type { Measure } from "./measure.ts";
import { validateError } from "./model-error.ts";

const rule = z
  .strictObject({
    /** A key, with `*` for any part of it. */
    measure: z.string().min(1).max(200),
    min: z.number().optional(),
    max: z.number().optional(),
    /** The worse end of the interval, or the value itself. */
    on: z.enum(["bound", "estimate"]).default("bound"),
    /** What groups that are too small to say do to the rule. */
    tooFew: z.enum(["fail", "ignore"]).default("fail"),
  })
  .refine(({ min, max }) => min !== undefined || max !== undefined, { message: "a rule needs min, max or both" });
const gateFile = z.strictObject({ gate: z.literal(1), rules: z.array(rule).min(1).max(1_000) });

export type GateRule = z.output<typeof rule>;
export interface Gate {
  readonly file: string;
  readonly rules: readonly GateRule[];
}

/** One rule, held to one measure. */
export interface GateResult {
  readonly measure: string;
  readonly title: string;
  /** `unknown` fails the gate as `failed` does: what could not be told is not good. */
  readonly verdict: "passed" | "failed" | "unknown";
  /** `accuracy is 0.71 (0.66 to 0.76), and at least 0.7 is asked of its bound`. */
  readonly says: string;
  readonly value: number | undefined;
  readonly min: number | undefined;
  readonly max: number | undefined;
}

const MOST_BYTES = 1_048_576;

/** @throws {ParapetError} PARAPET_VALIDATE_GATE, with the place of what is wrong */
export async function readGate(file: string): Promise<Gate> {
  let text: string;
  try {
    if ((await stat(file)).size > MOST_BYTES) throw new Error("it is too large");
    text = await readFile(file, "utf8");
  } catch (cause) {
    throw validateError("PARAPET_VALIDATE_GATE", `${file} cannot be read: ${messageOf(cause)}`, { cause });
  }
  return parseGate(text, file);
}

/** @param file for messages; nothing is read */
export function parseGate(text: string, file: string): Gate {
  const source = readYaml(text, file);
  const parsed = gateFile.safeParse(source.data ?? {});
  if (parsed.success) return { file, rules: parsed.data.rules };
  const [issue] = parsed.error.issues;
  const steps = (issue?.path ?? []).filter((step) => typeof step !== "symbol");
  const { line } = source.placeOf(steps, "value");
  throw validateError(
    "PARAPET_VALIDATE_GATE",
    [`${file}:${line}`, ...(steps.length === 0 ? [] : [steps.join(".")]), issue?.message ?? "is wrong"].join(": "),
    {
      hint: "docs/guides/model-validate.md says what may stand there.",
    },
  );
}

/** Every rule, held to every measure that it names; a rule that names none is unknown. */
export function judge(rules: readonly GateRule[], measures: readonly Measure[]): readonly GateResult[] {
  return rules.flatMap((one) => {
    const found = measures.filter(({ key }) => matches(one.measure, key));
    if (found.length > 0) return found.map((measure) => judgeOne(one, measure));
    return [
      {
        measure: one.measure,
        title: one.measure,
        verdict: "unknown" as const,
        says: `nothing was measured that is called ${one.measure}`,
        value: undefined,
        min: one.min,
        max: one.max,
      },
    ];
  });
}

/** `*` stands for one part between dots; the point of a strength parts nothing: `robustness.noise@0.1`. */
function matches(pattern: string, key: string): boolean {
  const [wanted, given] = [partsOf(pattern), partsOf(key)];
  return wanted.length === given.length && wanted.every((part, at) => part === "*" || part === given[at]);
}

function partsOf(key: string): readonly string[] {
  const parts = key.split(".");
  const strength = parts.findIndex((part) => part.includes("@"));
  return strength < 0 ? parts : [...parts.slice(0, strength), parts.slice(strength).join(".")];
}

function judgeOne(one: GateRule, { key, title, value, interval, tooFew }: Measure): GateResult {
  const result = (verdict: GateResult["verdict"], says: string): GateResult => ({
    measure: key,
    title,
    verdict,
    says: `${key} ${says}`,
    value,
    min: one.min,
    max: one.max,
  });
  if (value === undefined) return result("unknown", "could not be told");
  if (tooFew.length > 0 && one.tooFew === "fail")
    return result("unknown", `is not known of ${tooFew.slice(0, 5).join(", ")}: too few rows to say`);
  if (one.on === "bound" && interval === undefined)
    return result("unknown", `is ${shown(value)}, and nobody knows how sure that is`);
  const low = one.on === "bound" ? interval!.low : value;
  const high = one.on === "bound" ? interval!.high : value;
  const isPassed = (one.min === undefined || low >= one.min) && (one.max === undefined || high <= one.max);
  const range = interval === undefined ? "" : ` (${shown(interval.low)} to ${shown(interval.high)})`;
  const asked = [
    ...(one.min === undefined ? [] : [`at least ${one.min}`]),
    ...(one.max === undefined ? [] : [`at most ${one.max}`]),
  ].join(" and ");
  return result(
    isPassed ? "passed" : "failed",
    `is ${shown(value)}${range}, and ${asked} is asked of its ${one.on === "bound" ? "bound" : "value"}`,
  );
}

/** Four digits that count. */
export const shown = (value: number): string => String(Number(value.toPrecision(4)));
