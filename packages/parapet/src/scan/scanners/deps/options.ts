import { ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";
import type { ScanSettings } from "../../scanner.ts";

const name = z.string().min(1);
const acceptance = {
  reason: name,
  /** UTC epoch milliseconds. */
  expiresAt: z.number(),
};

const optionsSchema = z.strictObject({
  /** File of the vulnerability database, as `parapet scan db update` writes it. */
  database: z.string().min(1).optional(),
  /** Address of an OSV API to ask in the place of the database: names and versions of packages leave this machine. */
  api: z.string().min(1).optional(),
  /** False: packages are not checked against it, and the report does not say that they should have been. */
  checksVulnerabilities: z.boolean().default(true),
  /** OSV records beside the database: an organisation's own. */
  advisories: z.array(z.unknown()).max(10_000).default([]),
  /** Advisories that are accepted, by any of their ids. */
  accepted: z.array(z.strictObject({ id: name, package: name.optional(), ...acceptance })).default([]),
  /** True: what no code imports of the packages that were asked for by name is accepted, and says so. */
  onlyImported: z.boolean().default(false),
  /** SPDX ids: with `allow` all others are refused. */
  licences: z
    .strictObject({
      allow: z.array(name).optional(),
      deny: z.array(name).optional(),
      exceptions: z.array(z.strictObject({ package: name, licence: name.optional(), ...acceptance })).default([]),
    })
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
