import { createHash } from "node:crypto";
import { compareSeverity, type Evidence, type Finding, SEVERITIES } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import { type Scanner, type ScanResult, scanners } from "../scan/index.ts";
import type { Store } from "../store/index.ts";

const DAY_MS = 86_400_000;
/** As many as the store lists at once. */
const MOST_KNOWN = 10_000;

export interface RecordedScan {
  readonly result: ScanResult;
  readonly scanners: readonly Scanner[];
  /** What somebody else found to be mended. */
  readonly mended: readonly Finding[];
  /** All files: only then is what the scanners that took part did not find again gone. */
  readonly isWhole: boolean;
  /** What was scanned, e.g. `repository:shop`. */
  readonly subject: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
  /** The command, to repeat it. */
  readonly run: string;
  /** Who ran it. */
  readonly actor: string;
}

/** Keeps findings and a `scan-completed` event that counts the open ones, marks those as fixed that a whole scan no longer sees, and says what is proven by it. */
export async function recordScan(store: Store, scan: RecordedScan): Promise<{ readonly fixed: number }> {
  const { findings } = scan.result;
  const fixed = [...scan.mended, ...(scan.isWhole ? await goneSince(store, scan) : [])];
  await store.findings.upsert([...findings, ...fixed]);
  const evidence = evidenceOf(scan);
  if (evidence.length > 0) await store.evidence.insert(evidence);
  const open = findings.filter(({ status }) => status === "open");
  const counts = SEVERITIES.map((level) => [level, open.filter(({ severity }) => severity === level).length] as const);
  store.events.append({
    kind: "scan-completed",
    at: scan.at,
    actor: scan.actor,
    subject: scan.subject,
    data: {
      isWhole: scan.isWhole && !scan.result.isInterrupted,
      scanners: scan.scanners.map(({ id }) => id),
      files: scan.result.files,
      failures: scan.result.failures.length,
      open: Object.fromEntries(counts),
      suppressed: findings.length - open.length,
      fixed: fixed.length,
    },
  });
  return { fixed: fixed.length };
}

async function goneSince(store: Store, { result, scanners: ran }: RecordedScan) {
  const { findings, failures, skipped, isInterrupted } = result;
  if (isInterrupted) return [];
  const unasked = new Set(
    scanners.all.filter((scanner) => !ran.includes(scanner)).flatMap(({ rules }) => rules.map(({ id }) => id)),
  );
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  const unseen = new Set([...failures, ...skipped].map(({ path }) => path));
  /** The file, what lies in an archive, or a folder above. */
  const isUnseen = (subject: string): boolean =>
    unseen.has(".") ||
    unseen.has(subject) ||
    [...subject.matchAll(/!?\//g)].some(({ index }) => unseen.has(subject.slice(0, index)));
  const known = await Promise.all(
    (["open", "suppressed"] as const).map((status) => store.findings.list({ room: "scan", status, limit: MOST_KNOWN })),
  );
  return known
    .flat()
    .filter(
      ({ fingerprint, location, rule }) => !seen.has(fingerprint) && !unasked.has(rule) && !isUnseen(location.subject),
    )
    .map(({ suppression: _, ...finding }): Finding => ({ ...finding, status: "fixed" }));
}

/**
 * A scanner proves its controls when a whole scan found nothing of medium severity or worse, disproves them when any
 * scan did, and leaves them unknown when it could not look at everything.
 */
function evidenceOf({ result, scanners, isWhole, subject, at, run }: RecordedScan): readonly Evidence[] {
  const { findings, failures, skipped, isInterrupted } = result;
  const digest = createHash("sha256").update(JSON.stringify({ findings, failures })).digest("hex");
  // Links lead to what is scanned anyway, or out of it. What is too large on purpose belongs into .parapetignore.
  const isCut = skipped.some(({ why }) => why !== "link" && why !== "special");
  return scanners.flatMap(({ id, rules, proves = [] }) => {
    const own = new Set(rules.map((rule) => rule.id));
    const isBroken = isInterrupted || isCut || failures.some(({ scanner }) => scanner === undefined || scanner === id);
    const isBad = findings.some(
      ({ rule, status, severity }) => own.has(rule) && status === "open" && compareSeverity(severity, "medium") >= 0,
    );
    if (!isBad && !isWhole) return [];
    const status = isBad ? "failed" : isBroken ? "unknown" : "proven";
    return proves.map(({ control, by }): Evidence => {
      const wanted = catalogue()
        .controls.get(control)
        .evidence.find(({ module }) => module === by);
      if (wanted === undefined) throw new Error(`scanner ${id}: ${control} takes no evidence of ${by}`);
      return { control, subject, status, by, at, expiresAt: at + wanted.maxAgeDays * DAY_MS, run, digest };
    });
  });
}
