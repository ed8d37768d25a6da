import { SEVERITIES } from "@parapet/guard/kernel";
import { z } from "zod";

/** The `scan:` section: what `parapet scan` does where its command line does not say otherwise. */

const word = z.string().regex(/^\S[^\r\n]{0,299}$/, "1 to 300 characters in one line");
const words = z.array(word).max(10_000);

/** The last day on which it holds, in UTC. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, "a day such as 2027-01-31")
  .refine((text) => lastMomentOf(text) !== undefined, "a day of the calendar, such as 2027-01-31")
  .describe("The last day on which it holds, such as 2027-01-31");

/** What is accepted has a reason, and a day on which somebody looks again. */
const acceptance = { reason: word.describe("Why it is accepted"), until: day };

const onOff = z.enum(["on", "off"]).optional();

/** As the scan room has them, and the model room's; a test of the command compares. */
const scanners = z.strictObject({
  secrets: onOff,
  deps: onOff,
  code: onOff,
  agents: onOff,
  config: onOff,
  inventory: onOff,
  models: onOff,
});

const licenceException = z.strictObject({
  package: word.describe("Name as its registry has it"),
  licence: word.optional().describe("Only under this licence; under any when left out"),
  ...acceptance,
});

const acceptedAdvisory = z.strictObject({
  id: word.describe("Such as CVE-2026-1234 or GHSA-…, or another name of the same"),
  package: word.optional().describe("Only of this package; of any when left out"),
  ...acceptance,
});

const dependencies = z.strictObject({
  vulnerabilities: z
    .enum(["check", "skip"])
    .default("check")
    .describe("Look packages up in the vulnerability database; without one a scan is not clean"),
  licences: z
    .strictObject({
      allow: words.optional().describe("SPDX ids; with a list all others are refused, unknown ones too"),
      deny: words.optional().describe("SPDX ids that are refused"),
      exceptions: z.array(licenceException).max(1_000).default([]),
    })
    .optional(),
  onlyImported: z
    .boolean()
    .default(false)
    .describe("Accept vulnerabilities of direct dependencies that no code but tests imports"),
  advisories: z.array(acceptedAdvisory).max(1_000).default([]).describe("Advisories that are accepted"),
});

export const scanPolicy = z.strictObject({
  failOn: z
    .enum([...SEVERITIES, "never"])
    .optional()
    .describe("Exit 1 from this severity on; medium when left out"),
  exclude: words.default([]).describe("Files and folders that are not looked at, as .gitignore writes them"),
  scanners: scanners.prefault({}).describe("All are on unless they are off"),
  sanctioned: words.optional().describe("AI services that may be used; with a list others are findings"),
  code: z
    .strictObject({ rules: word.optional().describe("YAML file or folder of own rules, relative to the policy") })
    .prefault({}),
  agents: z.strictObject({ hosts: words.default([]).describe("Hosts of own gateways and MCP servers") }).prefault({}),
  deps: dependencies.prefault({}),
});

export type ScanPolicy = z.output<typeof scanPolicy>;

/** UTC epoch milliseconds of the end of a day that the schema has accepted. */
export function endOfDay(text: string): number {
  const at = lastMomentOf(text);
  if (at === undefined) throw new Error(`'${text}' is no day`);
  return at;
}

function lastMomentOf(text: string): number | undefined {
  const at = Date.parse(`${text}T23:59:59.999Z`);
  // Some engines take 30 February for 2 March.
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text) ? undefined : at;
}
