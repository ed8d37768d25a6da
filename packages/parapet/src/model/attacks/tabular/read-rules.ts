import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { messageOf, ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";
import { type Field, parseSchema } from "../../../tables/index.ts";
import type { Feasibility, FeatureRule } from "../../attack.ts";
import { createFeasibility, type LinearRule } from "./feasibility.ts";

const MOST_BYTES = 16_000_000;

/** What a schema says for attacks alone, beside what `tables` reads from it. */
const more = z.object({
  constraints: z
    .array(
      z.object({
        terms: z.record(z.string().max(1_000), z.number()),
        min: z.number().optional(),
        max: z.number().optional(),
      }),
    )
    .max(1_000)
    .optional(),
  costs: z.record(z.string().max(1_000), z.number().min(0)).optional(),
});

export interface RowsToRule {
  readonly inputs: Float32Array;
  readonly count: number;
  readonly size: number;
}

/**
 * What rows of the model's numbers may become, by a schema of its columns, in the order in which the model takes them:
 * types, ranges, `immutable` and `monotone` as every schema has them, and for attacks `constraints`
 * (`{"terms": {"income": 1, "debt": -2}, "min": 0}`) and `costs` by column. A number without a range has that of the
 * data; one that is whole in all rows stays so.
 *
 * @throws {ParapetError} PARAPET_ATTACK_SCHEMA, and what reading a schema throws
 */
export function readRules(file: string, rows: RowsToRule): Feasibility {
  const given = jsonOf(file);
  const schema = parseSchema(given, file);
  const own = more.safeParse(given);
  if (!own.success) {
    const [issue] = own.error.issues;
    throw refused(file, `${issue?.path.join(".")}: ${issue?.message}`);
  }
  const fields = schema.fields.filter(({ name }) => name !== schema.target);
  const features = featuresOf(fields, rows, file, own.data.costs ?? {});
  const placeOf = new Map(features.map(({ name }, at) => [name, at]));
  const linear = (own.data.constraints ?? []).map(({ terms, min, max }): LinearRule => {
    const weights = new Map<number, number>();
    for (const [name, weight] of Object.entries(terms)) {
      const at = placeOf.get(name);
      if (at === undefined || features[at]?.kind !== "number")
        throw refused(file, `a constraint names '${name}', which is no number`);
      weights.set(at, weight);
    }
    return { weights, low: min ?? Number.NEGATIVE_INFINITY, high: max ?? Number.POSITIVE_INFINITY };
  });
  return createFeasibility(features, linear);
}

/** The schema that lies beside data: `bank_schema.json` of `bank_data.npz`. */
export const schemaBeside = (data: string): string =>
  path.join(
    path.dirname(data),
    `${path.basename(data).replace(/(?:[_-](?:data|test|train|holdout))?\.[^.]+$/, "")}_schema.json`,
  );

const refused = (file: string, why: string): ParapetError =>
  new ParapetError("PARAPET_ATTACK_SCHEMA", `${file}: ${why}`);

function jsonOf(file: string): unknown {
  try {
    if (statSync(file).size > MOST_BYTES) throw refused(file, "is larger than a schema is");
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    if (cause instanceof ParapetError) throw cause;
    throw new ParapetError("PARAPET_ATTACK_SCHEMA", `${file} cannot be read: ${messageOf(cause).slice(0, 200)}`, {
      cause,
    });
  }
}

/** Codes, one place a column, or choices spread over a place each: whichever makes a row as long as it is. */
function featuresOf(
  fields: readonly Field[],
  rows: RowsToRule,
  file: string,
  costs: Readonly<Record<string, number>>,
): readonly FeatureRule[] {
  const spread = fields.reduce((sum, field) => sum + (isChoice(field) ? widthOf(field) : 1), 0);
  if (fields.length !== rows.size && spread !== rows.size)
    throw refused(
      file,
      `${fields.length} columns (${spread} with choices spread) are not the ${rows.size} numbers of a row`,
    );
  const isSpread = fields.length !== rows.size;
  const features: FeatureRule[] = [];
  let next = 0;
  for (const field of fields) {
    const group = isSpread ? undefined : field.group;
    const last = features.at(-1);
    if (group !== undefined && last !== undefined && last.name === group) {
      features[features.length - 1] = { ...last, places: [...last.places, next], high: last.places.length };
      next++;
      continue;
    }
    const width = isSpread && isChoice(field) ? widthOf(field) : 1;
    const places = Array.from({ length: width }, () => next++);
    features.push(
      group === undefined
        ? featureOf(field, places, rows, costs)
        : { ...featureOf(field, places, rows, costs), name: group, kind: "choice", low: 0, high: 0 },
    );
  }
  return features;
}

const isChoice = ({ type }: Field): boolean => type === "category" || type === "boolean";
const widthOf = ({ values }: Field): number => values?.length ?? 2;

function featureOf(
  field: Field,
  places: readonly number[],
  rows: RowsToRule,
  costs: Readonly<Record<string, number>>,
): FeatureRule {
  const shared = {
    name: field.name,
    places,
    isFixed: field.immutable === true,
    direction: field.monotone ?? (0 as const),
    cost: costs[field.name] ?? 1,
  };
  if (isChoice(field)) return { ...shared, kind: "choice", low: 0, high: widthOf(field) - 1, isWhole: true };
  let [low, high, isWhole] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, true];
  for (let row = 0; row < rows.count; row++) {
    const value = rows.inputs[row * rows.size + places[0]!]!;
    low = Math.min(low, value);
    high = Math.max(high, value);
    isWhole &&= Number.isInteger(value);
  }
  return {
    ...shared,
    kind: "number",
    low: field.min ?? low,
    high: field.max ?? high,
    isWhole: field.type === "integer" || isWhole,
  };
}
