import { readFile, rename, writeFile } from "node:fs/promises";
import { type Finding, ParapetError } from "@parapet/guard/kernel";
import { z } from "zod";

const entrySchema = z.strictObject({
  fingerprint: z.string().min(1).max(128),
  rule: z.string().min(1),
  path: z.string(),
  reason: z.string().trim().min(1),
  owner: z.string().trim().min(1),
  expires: z.iso.date(),
});
const baselineSchema = z.strictObject({ parapetBaseline: z.literal(1), accepted: z.array(entrySchema).max(100_000) });

/** A finding that somebody has accepted until a day. */
export type BaselineEntry = z.infer<typeof entrySchema>;
export type Baseline = ReadonlyMap<string, BaselineEntry>;

const MAX_BYTES = 64 << 20;

/** @throws {ParapetError} PARAPET_SCAN_BASELINE naming the entry and field */
export async function readBaseline(file: string): Promise<Baseline> {
  const refuse = (problem: string, cause?: unknown): never => {
    throw new ParapetError("PARAPET_SCAN_BASELINE", `${file}: ${problem}`, {
      hint: "Write a new one with --write-baseline, or mend the entry.",
      cause,
    });
  };
  const text = await readFile(file, "utf8").catch((cause: unknown) => refuse("cannot be read", cause));
  if (text.length > MAX_BYTES) refuse("is larger than 64 MB");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    return refuse("is not JSON", cause);
  }
  const parsed = baselineSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(`${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not a baseline"}`);
  }
  return new Map(parsed.data.accepted.map((entry) => [entry.fingerprint, entry]));
}

export interface NewBaseline {
  readonly reason: string;
  readonly owner: string;
  /** UTC epoch milliseconds. */
  readonly expiresAt: number;
  /** What was accepted before keeps its own reason and date. */
  readonly known: Baseline;
}

/** Accepts the open findings. The file is whole or as it was. */
export async function writeBaseline(file: string, findings: readonly Finding[], given: NewBaseline): Promise<number> {
  const expires = new Date(given.expiresAt).toISOString().slice(0, 10);
  const accepted = findings.map(
    ({ fingerprint, rule, location }): BaselineEntry =>
      given.known.get(fingerprint) ?? {
        fingerprint,
        rule,
        path: location.subject,
        reason: given.reason,
        owner: given.owner,
        expires,
      },
  );
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, `${JSON.stringify({ parapetBaseline: 1, accepted }, null, 2)}\n`);
  await rename(draft, file);
  return accepted.length;
}

/** Findings that somebody else brings to the same report, suppressed where the baseline accepts them. */
export function underBaseline(findings: readonly Finding[], baseline: Baseline, now: number): readonly Finding[] {
  return findings.map((finding): Finding => {
    const entry = baseline.get(finding.fingerprint);
    if (entry === undefined || expiryOf(entry) < now) return finding;
    const { owner, reason } = entry;
    return { ...finding, status: "suppressed", suppression: { owner, reason, expiresAt: expiryOf(entry) } };
  });
}

/** End of the last day on which an entry holds. */
export const expiryOf = ({ expires }: BaselineEntry): number => Date.parse(`${expires}T23:59:59.999Z`);
