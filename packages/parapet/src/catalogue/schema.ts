import { z } from "zod";

/**
 * The shape of `data/taxonomy.json`. Only form is checked here; whether what is named exists, and in which edition,
 * is the linter's question.
 */

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/);
const ids = z.array(z.string());

const condition = z.strictObject({
  fact: z.string(),
  op: z.enum(["eq", "ne", "in", "has", "truthy", "gte", "gt", "absent", "nonempty"]),
  value: z.union([z.string(), z.number(), z.boolean(), z.array(z.union([z.string(), z.number()]))]).optional(),
});

const trigger = z.strictObject({
  on: z.enum(["system", "component", "data", "flow"]),
  all: z.array(condition).optional(),
  any: z.array(condition).optional(),
  none: z.array(condition).optional(),
});

const mappingConfidence = z.record(z.string(), z.enum(["low", "medium", "high"]));

const threat = z.strictObject({
  id,
  title: z.string().min(1),
  tier: z.enum(["core", "extended"]),
  layer: z.enum(["data", "model", "api", "agent", "supply-chain", "people"]),
  nature: z.enum(["attack", "hazard"]),
  asks: ids,
  stride: z.array(
    z.enum([
      "spoofing",
      "tampering",
      "repudiation",
      "information-disclosure",
      "denial-of-service",
      "elevation-of-privilege",
    ]),
  ),
  owaspLlm2025: ids,
  owaspLlm2026: ids,
  owaspAgentic2026: ids,
  owaspDataSec2026: ids,
  atlas: ids,
  nistAml: ids,
  cwe: ids,
  cosaiRisk: ids,
  trigger,
  impact: z.array(z.string()).min(1),
  severityBase: z.number().int().min(1).max(5),
  likelihood: z.strictObject({
    base: z.number().int().min(1).max(5),
    drivers: z.array(z.strictObject({ when: condition, by: z.number().int().min(-4).max(4), why: z.string() })),
  }),
  mitigations: ids,
  mappingConfidence,
});

const control = z.strictObject({
  id,
  title: z.string().min(1),
  what: z.string().min(1),
  group: z.enum(["governance", "data", "model", "app", "agent", "supply", "ops"]),
  gutCheck: ids,
  nistAiRmf: ids,
  iso42001: ids,
  euAiAct: ids,
  soc2: ids,
  nistCsf2: ids,
  atlasMitigations: ids,
  aisvs: ids,
  cosaiControl: ids,
  evidence: z.array(z.strictObject({ module: z.string(), proves: z.string(), maxAgeDays: z.number().int().min(1) })),
  automation: z.enum(["automatic", "semi", "manual"]),
  effort: z.enum(["S", "M", "L"]),
  mappingConfidence,
  mitigates: ids,
});

const fact = z.strictObject({
  type: z.enum(["enum", "set", "bool", "int"]),
  values: z.array(z.string()).optional(),
  range: z.tuple([z.number(), z.number()]).optional(),
  declared: z.literal(true).optional(),
  derived: z.string().optional(),
  note: z.string().optional(),
});

const framework = z.looseObject({
  title: z.string(),
  idForm: z.string().optional(),
  pinned: z.string().optional(),
  note: z.string().optional(),
  warning: z.string().optional(),
  /** How many ids the edition has, where the whole list is known. */
  count: z.number().int().optional(),
});

export const taxonomySchema = z.strictObject({
  $schemaNote: z.string(),
  version: z.string(),
  generated: z.iso.date(),
  frameworks: z
    .object({
      atlas: framework.extend({
        aliases_5_6_to_2026_07: z.record(z.string(), z.string()),
        newIn2026_07: z.record(z.string(), z.string()),
        newMitigations2026_07: z.record(z.string(), z.string()),
        names: z.record(z.string(), z.string()),
      }),
    })
    .catchall(framework),
  facts: z.record(z.string(), fact),
  conditionOperators: z.record(z.string(), z.string()),
  triggerRule: z.string(),
  scoring: z.strictObject({
    severity: z.string(),
    likelihood: z.string(),
    inherent: z.string(),
    residual: z.string(),
    bands: z.record(z.enum(["critical", "high", "medium", "low"]), z.number()),
  }),
  asks: z.record(z.string(), z.string()),
  gutCheck: z.record(z.string(), z.string()),
  evidenceModules: z.record(z.string(), z.string()),
  tiers: z.string(),
  threats: z.array(threat),
  controls: z.array(control),
});

export type Taxonomy = z.output<typeof taxonomySchema>;
export type Threat = Taxonomy["threats"][number];
export type Control = Taxonomy["controls"][number];
export type Condition = z.output<typeof condition>;
export type Fact = z.output<typeof fact>;
