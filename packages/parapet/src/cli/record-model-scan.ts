import { createHash } from "node:crypto";
import type { Evidence, Finding } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import type { ArtefactScan } from "../model/index.ts";
import type { Store } from "../store/index.ts";

const DAY_MS = 86_400_000;
const MOST_KNOWN = 10_000;
const MODULE = "scan.model";
/** What a scan of model files proves, of all that takes its evidence. */
const CONTROL = "ctl-model-scan";

export interface RecordedModelScan {
  readonly scanned: ArtefactScan;
  readonly findings: readonly Finding[];
  /** What was scanned, e.g. `model:loan-scorer`. */
  readonly subject: string;
  /** UTC epoch milliseconds. */
  readonly at: number;
  readonly actor: string;
  /** The command, to repeat it. */
  readonly run: string;
}

/** Keeps findings, evidence and a `model-scanned` event, and marks as fixed what the same files no longer have. */
export async function recordModelScan(store: Store, scan: RecordedModelScan): Promise<{ readonly fixed: number }> {
  const { scanned, findings } = scan;
  const seen = new Set(findings.map(({ fingerprint }) => fingerprint));
  const read = new Set(scanned.files.filter(({ verdict }) => verdict !== "failed").map(({ path }) => path));
  const known = await store.findings.list({ room: "model", status: "open", limit: MOST_KNOWN });
  const fixed = known
    .filter(({ fingerprint, location }) => !seen.has(fingerprint) && read.has(location.subject.split("!/")[0] ?? ""))
    .map((finding): Finding => ({ ...finding, status: "fixed" }));
  await store.findings.upsert([...findings, ...fixed]);
  await store.evidence.insert([evidenceOf(scan)]);
  const count = (verdict: string): number => scanned.files.filter((file) => file.verdict === verdict).length;
  store.events.append({
    kind: "model-scanned",
    at: scan.at,
    actor: scan.actor,
    subject: scan.subject,
    data: {
      files: scanned.files.length,
      blocked: count("blocked"),
      review: count("review"),
      failed: count("failed"),
      clean: count("clean"),
      isInterrupted: scanned.isInterrupted,
      fixed: fixed.length,
    },
  });
  return { fixed: fixed.length };
}

/** Proven when every file is clean, disproven when one is blocked; what needs a look, or broke, leaves it unknown. */
function evidenceOf({ scanned, subject, at, run }: RecordedModelScan): Evidence {
  const wanted = catalogue()
    .controls.get(CONTROL)
    .evidence.find(({ module }) => module === MODULE);
  if (wanted === undefined) throw new Error(`${CONTROL} takes no evidence of ${MODULE}`);
  const { files, isInterrupted } = scanned;
  const isClean = files.length > 0 && !isInterrupted && files.every(({ verdict }) => verdict === "clean");
  const status = files.some(({ verdict }) => verdict === "blocked") ? "failed" : isClean ? "proven" : "unknown";
  const digest = createHash("sha256").update(JSON.stringify(files)).digest("hex");
  return { control: CONTROL, subject, status, by: MODULE, at, expiresAt: at + wanted.maxAgeDays * DAY_MS, run, digest };
}
