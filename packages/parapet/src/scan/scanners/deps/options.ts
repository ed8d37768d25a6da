import { ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";
import type { ScanSettings } from "../../scanner.ts";

const optionsSchema = z.strictObject({
  /** File of the vulnerability database, as `parapet scan db update` writes it. */
  database: z.string().min(1).optional(),
  /** False: packages are not checked against it, and the report does not say that they should have been. */
  checksVulnerabilities: z.boolean().default(true),
  /** OSV records beside the database: an organisation's own. */
  advisories: z.array(z.unknown()).max(10_000).default([]),
  /** SPDX ids: with `allow` all others are refused. Only lockfiles that tell licences are judged. */
  licences: z
    .strictObject({ allow: z.array(z.string().min(1)).optional(), deny: z.array(z.string().min(1)).optional() })
    .optional(),
});

export type DependencyOptions = z.infer<typeof optionsSchema>;

/** @throws {ParapetError} PARAPET_SCAN_OPTIONS naming the field */
export function optionsOf({ options }: ScanSettings): DependencyOptions {
  const parsed = optionsSchema.safeParse(options.deps ?? {});
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ParapetError("PARAPET_SCAN_OPTIONS", `deps.${issue?.path.join(".")}: ${issue?.message}`, {
    hint: "Mend the option in the policy's scan section.",
  });
}
