import { detectors, type Hit, secretKinds } from "@parapet/guard";
import { compareSeverity, type Severity } from "@parapet/guard/kernel";
import { asciiUnitReader, NO_FENCE } from "@parapet/guard/text";
import { type LineIndex, lineIndex } from "../../engine/line-index.ts";
import { metadataOf } from "../../metadata/metadata.ts";
import type { Rule } from "../../rule.ts";
import { NOTHING, type RawFinding, type Scanner } from "../../scanner.ts";
import { shown } from "../../structured/sighting.ts";
import { digestOf, masked } from "./masked.ts";

/** Fingerprints of packages, not secrets: long random-looking strings by the thousand. */
const LOCKFILES =
  /(^|\/)(package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|Cargo\.lock|composer\.lock|Gemfile\.lock|go\.sum|packages\.lock\.json)$/;
/** Files in which a key is more often an example than a leak. */
const EXAMPLES = /(^|\/)(tests?|__tests__|spec|specs|fixtures?|testdata|examples?|samples?|docs?|mocks?)\//i;

const detector = detectors.get("secret").configure({});
const readUnits = asciiUnitReader();

function hitsIn(text: string): readonly Hit[] {
  const hits: Hit[] = [];
  detector.inspect(
    { text, origin: "document", direction: "input", path: "" },
    { systemPrompt: "", earlier: { characters: 0, fence: NO_FENCE }, from: 0, isFinal: true, ...readUnits(text) },
    hits,
  );
  return outermost(hits);
}

/** A hit within another says the same thing again. */
function outermost(hits: readonly Hit[]): readonly Hit[] {
  const sorted = hits.toSorted((a, b) => a.start - b.start || b.end - a.end || compareSeverity(b.severity, a.severity));
  let end = -1;
  return sorted.filter((hit) => {
    if (hit.end <= end) return false;
    end = hit.end;
    return true;
  });
}

function findingOf(text: string, hit: Hit, lines: LineIndex, isExample: boolean): RawFinding {
  const value = text.slice(hit.start, hit.end);
  const start = lines.placeOf(hit.start);
  const end = lines.placeOf(hit.end);
  return {
    rule: `secret-${hit.rule}`,
    ...start,
    endLine: end.line,
    endColumn: end.column,
    evidence: masked(value),
    identity: digestOf(value),
    severity: isExample ? milder(hit.severity) : hit.severity,
    confidence: isExample ? hit.confidence * 0.6 : hit.confidence,
  };
}

const MILDER: Readonly<Record<Severity, Severity>> = {
  critical: "high",
  high: "medium",
  medium: "low",
  low: "info",
  info: "info",
};
const milder = (severity: Severity): Severity => MILDER[severity];

function findingsIn(text: string, isExample: boolean): RawFinding[] {
  const hits = hitsIn(text);
  if (hits.length === 0) return [];
  const lines = lineIndex(text);
  return hits.map((hit) => findingOf(text, hit, lines, isExample));
}

/** Where a picture's metadata stands nobody sees. */
const WHOLE_FILE = { line: 1, column: 1, endLine: 1, endColumn: 1 };

const metadataUnreadable: Rule = {
  id: "secret-metadata-unreadable",
  title: "Metadata that could not be read",
  summary: "A picture or document carries text that is damaged, encrypted or too long: it is not known to be clean.",
  severity: "info",
  confidence: 1,
  cwe: [],
  threats: [],
  remediation: "Write the file anew without its metadata.",
  examples: {
    hits: [{ "a.pdf": "%PDF-1.4\n1 0 obj <</Title (no end" }],
    misses: [{ "a.pdf": "%PDF-1.4\n1 0 obj <</Title (A title)>>" }],
  },
};

const kinds = secretKinds().map(
  (kind): Rule => ({
    id: `secret-${kind.id}`,
    title: `${kind.title} in a file`,
    summary: `${kind.title}: whoever can read the file can use it, and history keeps it when the file no longer does.`,
    severity: kind.severity,
    confidence: kind.confidence,
    cwe: [798],
    threats: ["leaked-model-key", "secrets-in-context"],
    remediation:
      "Revoke it where it was issued, then keep the new one out of the repository: the policy takes references to it (env:, file:, vault:, aws-sm:, gcp-sm:, azure-kv:).",
    examples: { hits: [{ "src/settings.txt": `${kind.example(firstHalf())}\n` }], misses: [] },
  }),
);

/** Small whole numbers in turn, so that an example is the same in every run. */
function firstHalf(): () => number {
  let state = 7;
  return () => {
    state = (state * 16_807) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

export const secrets: Scanner = {
  id: "secrets",
  title: "Secrets",
  summary: "Keys, tokens and passwords in the files of the repository, by the same rules as the guard's.",
  rules: [...kinds, metadataUnreadable],
  proves: [{ control: "ctl-secret-scan", by: "scan.secrets" }],
  version: 2,
  looksIntoArchives: true,
  readsHistory: true,
  wants: ({ path }) => !LOCKFILES.test(path),
  inspect({ path, text, bytes }) {
    const isExample = EXAMPLES.test(path);
    const findings = text === undefined ? [] : findingsIn(text, isExample);
    const { texts, damages } = metadataOf(bytes);
    const known = new Set(findings.map(({ identity }) => identity));
    for (const { label, text: inner } of texts)
      for (const finding of findingsIn(inner, isExample)) {
        if (known.has(finding.identity)) continue;
        known.add(finding.identity);
        findings.push({ ...finding, ...WHOLE_FILE, evidence: `in its metadata, ${shown(label)}: ${finding.evidence}` });
      }
    for (const { label, why } of damages)
      findings.push({
        ...WHOLE_FILE,
        rule: metadataUnreadable.id,
        evidence: shown(`${label}: ${why}`),
        identity: shown(`${label} ${why}`),
      });
    return findings.length === 0 ? NOTHING : { findings, facts: [] };
  },
};
