import type { Rule } from "../../rule.ts";
import { NOTHING, type Scanner } from "../../scanner.ts";
import { archiveKindOf } from "./archive-kinds.ts";

const rules: readonly Rule[] = [
  {
    id: "archive-unreadable",
    title: "Archive that was not looked into",
    summary: "What an archive holds is encrypted, damaged or packed in a way that is not known: it is not clean.",
    severity: "low",
    confidence: 1,
    cwe: [],
    threats: [],
    remediation: "Keep it unpacked, or pack it anew without a password, or accept it in the baseline.",
    examples: { hits: [], misses: [] },
  },
  {
    id: "archive-bomb",
    title: "Archive that swells",
    summary: "A few bytes unpack to more than a scan may hold: whoever unpacks it may run out of memory or disk.",
    severity: "medium",
    confidence: 0.9,
    cwe: [409],
    threats: ["service-flooding"],
    remediation: "Remove it; a test that needs it makes it when it runs.",
    examples: { hits: [], misses: [] },
  },
  {
    id: "archive-path-escape",
    title: "Archive that writes elsewhere",
    summary: "A name or link in an archive leads out of the folder that it is unpacked to.",
    severity: "high",
    confidence: 0.9,
    cwe: [22],
    threats: ["dev-workspace-compromise"],
    remediation: "Remove it, and unpack what you do not know with a tool that refuses such names.",
    examples: { hits: [], misses: [] },
  },
];

/**
 * Not in the registry: it stands for the engine's looking into archives, which all scanners with `looksIntoArchives`
 * share. Its own findings are those of the container.
 */
export const archives: Scanner = {
  id: "archives",
  title: "Archives",
  summary: "What cannot be read in archives, or does harm when they are unpacked.",
  rules,
  version: 1,
  wants: ({ path }) => archiveKindOf(path) !== undefined,
  inspect: () => NOTHING,
};
