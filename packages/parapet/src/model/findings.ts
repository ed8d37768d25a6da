import { createHash } from "node:crypto";
import type { Finding, Severity } from "@parapet/guard/kernel";
import type { ArtefactFormat, ArtefactReason } from "./artefact.ts";
import type { ScannedArtefact } from "./scan/scan-artefacts.ts";

const SEVERITIES: Readonly<Record<ArtefactReason["verdict"], Severity>> = {
  blocked: "critical",
  review: "medium",
  failed: "medium",
};
export const TITLES: Readonly<Record<ArtefactReason["verdict"], string>> = {
  blocked: "Model file that runs code",
  review: "Model file that nobody here can vouch for",
  failed: "Model file that could not be read",
};
export const REMEDIATIONS: Readonly<Record<ArtefactReason["verdict"], string>> = {
  blocked:
    "Do not load it. Find out where it came from, and get the weights in a format without code, such as safetensors.",
  review: "Read what it names, and load it in a sandbox; better, ask for the weights in a format without code.",
  failed: "Fetch it again, or find out what it is; until it is read, it is not clean.",
};
const DEFAULT_THREATS: readonly string[] = ["malicious-model-file"];

/** A finding for each reason; those that say the same of the same file are one. */
export function artefactFindings(
  files: readonly ScannedArtefact[],
  formats: readonly ArtefactFormat[],
  now: number,
): readonly Finding[] {
  const threats = new Map(formats.map((format) => [format.id, format.threats]));
  const findings = new Map<string, Finding>();
  for (const file of files) {
    const own = [...new Set(file.formats.flatMap((id) => threats.get(id) ?? []))];
    for (const reason of file.reasons) {
      const finding = findingOf(file, reason, own.length === 0 ? DEFAULT_THREATS : own, now);
      if (!findings.has(finding.fingerprint)) findings.set(finding.fingerprint, finding);
    }
  }
  return [...findings.values()];
}

function findingOf(file: ScannedArtefact, reason: ArtefactReason, threats: readonly string[], now: number): Finding {
  const { rule, verdict, says, call, member } = reason;
  const subject = member === undefined ? file.path : `${file.path}!/${member}`;
  const key = `${rule}\n${subject}\n${call ?? says}`;
  const fingerprint = createHash("sha256").update(key).digest("hex").slice(0, 32);
  return {
    id: `model-${fingerprint}`,
    room: "model",
    rule,
    title: TITLES[verdict],
    severity: SEVERITIES[verdict],
    confidence: verdict === "blocked" ? 0.95 : 0.5,
    threats,
    location: { subject },
    evidence: says,
    remediation: REMEDIATIONS[verdict],
    fingerprint,
    firstSeen: now,
    status: "open",
  };
}
