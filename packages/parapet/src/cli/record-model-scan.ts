import path from "node:path";
import { type Evidence, type Finding, ParapetError } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import { type ArtefactScan, artefactSubject, digestOfArtefact, type ScannedArtefact } from "../model/index.ts";
import type { Store } from "../store/index.ts";
import { foundNoMore } from "./keep-findings.ts";

const DAY_MS = 86_400_000;
const LONGEST_SUBJECT = 200;
const MODULE = "scan.model";
/** What a scan of model files proves, of all that takes its evidence. */
const CONTROL = "ctl-model-scan";

export interface RecordedModelScan {
  readonly scanned: ArtefactScan;
  readonly findings: readonly Finding[];
  /** What was named: proof is of each by itself. */
  readonly paths: readonly string[];
  /** UTC epoch milliseconds. */
  readonly at: number;
  readonly actor: string;
  /** The command, to repeat it. */
  readonly run: string;
}

/**
 * Keeps findings, evidence and a `model-scanned` event, and marks as fixed what the same files no longer have.
 *
 * @returns how many are fixed, and for which of the paths nothing could be proven, as they cannot be called by a digest
 */
export async function recordModelScan(
  store: Store,
  scan: RecordedModelScan,
): Promise<{ readonly fixed: number; readonly unproven: readonly string[] }> {
  const { scanned, findings } = scan;
  const read = new Set(scanned.files.filter(({ verdict }) => verdict !== "failed").map(({ path }) => path));
  const fixed = await mendedArtefacts(store, findings, read);
  await store.findings.upsert([...findings, ...fixed]);
  const unproven: string[] = [];
  for (const one of scan.paths) {
    const evidence = await evidenceOf(one, scan);
    if (evidence === undefined) unproven.push(one);
    else await store.evidence.insert([evidence]);
  }
  const count = (verdict: string): number => scanned.files.filter((file) => file.verdict === verdict).length;
  store.events.append({
    kind: "model-scanned",
    at: scan.at,
    actor: scan.actor,
    subject: scan.paths.join(", ").slice(0, LONGEST_SUBJECT),
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
  return { fixed: fixed.length, unproven };
}

/** What was found before in files that were read to their end now, and is not found any more. */
export function mendedArtefacts(
  store: Store,
  findings: readonly Finding[],
  read: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  return foundNoMore(store, "model", findings, ({ location }) => read.has(location.subject.split("!/")[0] ?? ""));
}

/** Proven when every file is clean, disproven when one is blocked; what needs a look, or broke, leaves it unknown. */
async function evidenceOf(named: string, { scanned, at, run }: RecordedModelScan): Promise<Evidence | undefined> {
  const wanted = catalogue()
    .controls.get(CONTROL)
    .evidence.find(({ module }) => module === MODULE);
  if (wanted === undefined) throw new Error(`${CONTROL} takes no evidence of ${MODULE}`);
  const digest = await digestOfArtefact(named).catch((thrown: unknown) => {
    if (thrown instanceof ParapetError) return undefined;
    throw thrown;
  });
  if (digest === undefined) return undefined;
  return {
    control: CONTROL,
    subject: artefactSubject(digest),
    status: statusOf(filesOf(named, scanned.files), scanned.isInterrupted),
    by: MODULE,
    at,
    expiresAt: at + wanted.maxAgeDays * DAY_MS,
    run,
    digest,
  };
}

function statusOf(files: readonly ScannedArtefact[], isInterrupted: boolean): Evidence["status"] {
  if (files.some(({ verdict }) => verdict === "blocked")) return "failed";
  const isClean = files.length > 0 && !isInterrupted && files.every(({ verdict }) => verdict === "clean");
  return isClean ? "proven" : "unknown";
}

function filesOf(named: string, files: readonly ScannedArtefact[]): readonly ScannedArtefact[] {
  const root = path.resolve(named);
  return files.filter((file) => {
    const inner = path.relative(root, path.resolve(file.path));
    return inner === "" || !(inner === ".." || inner.startsWith(`..${path.sep}`) || path.isAbsolute(inner));
  });
}
