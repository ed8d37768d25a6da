import { formOf } from "./form.ts";
import type { KeyCategory, KeyRule } from "./key-rule.ts";
import { KEY_RULES } from "./rules/index.ts";
import { secretRuleIds, WRITTEN_RULES } from "./secret-rules.ts";

const TITLES: Readonly<Record<KeyCategory, string>> = {
  models: "Models and inference",
  "ai-tools": "Tools of AI applications",
  clouds: "Clouds and infrastructure",
  code: "Code, packages and pipelines",
  payment: "Payment and commerce",
  messaging: "Mail, chat and telephones",
  monitoring: "Monitoring and analytics",
  data: "Databases and data",
  identity: "Identity",
  services: "Other services",
};

const listOf = (words: Iterable<string>): string => [...new Set(words)].map((word) => `\`${word}\``).join(", ");

function rowOf({ id, vendor, what, forms, near, severity = "high" }: KeyRule): string {
  const read = forms.map(formOf);
  const beginnings = listOf(read.flatMap(({ prefix }) => (prefix === "" ? [] : [prefix])));
  const lengths = read.flatMap(({ prefix, minimum, maximum }) => [prefix.length + minimum, prefix.length + maximum]);
  const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
  const length = least === most ? `${least}` : `${least}–${most}`;
  return `| \`${id}\` | ${vendor} | ${what} | ${beginnings} | ${length} | ${near === undefined ? "" : listOf(near)} | ${severity} |`;
}

/** The tables of `docs/reference`, from the same rows that the detector runs by. */
export function secretsPage(): string {
  const sections = (Object.keys(TITLES) as KeyCategory[]).flatMap((category) => [
    `## ${TITLES[category]}`,
    "",
    "| rule | vendor | what | begins with | characters | after one of these names | severity |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...KEY_RULES[category].map(rowOf),
    "",
  ]);
  return [
    "# Secrets that `secret` finds",
    "",
    `Written from the detector's own tables: ${secretRuleIds().length} kinds. Name those that your traffic holds by design in \`options.except\`. A kind with names is found only when one of them stands in the 80 characters before, as \`DATADOG_API_KEY\`, \`datadogApiKey\` or \`Datadog API key\`; a length is that of the whole key. All are found in base64, hexadecimal and percent encoding as well.`,
    "",
    ...sections,
    "## Told by how it is written",
    "",
    "| rule | what |",
    "| --- | --- |",
    ...Object.entries(WRITTEN_RULES).map(([id, what]) => `| \`${id}\` | ${what} |`),
    "",
    "Not found: a key of no known form without a word that says so, a password without a label, base64 that is broken into lines, what is compressed, a key that a program puts together. [The bench](../../bench/README.md#secrets-2026-11-26) has the rates.",
    "",
  ].join("\n");
}
