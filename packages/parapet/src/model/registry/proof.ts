import { type Evidence, statusAt } from "@parapet/guard/kernel";

/** What evidence about a file of a model has as its subject: proof is of bytes, and other bytes have none. */
export const artefactSubject = (digest: string): string => `artefact:sha256:${digest}`;

export interface Proof {
  readonly control: string;
  readonly state: "proven" | "failed" | "unknown" | "stale" | "missing";
  /** Epoch milliseconds; absent when there is none. */
  readonly at?: number;
  /** The command that made it, to repeat it. */
  readonly run?: string;
}

/** What is known, at `now`, of each control for these bytes. */
export function proofOf(
  digest: string,
  controls: readonly string[],
  evidence: readonly Evidence[],
  now: number,
): readonly Proof[] {
  const subject = artefactSubject(digest);
  return controls.map((control): Proof => {
    const [newest] = evidence
      .filter((one) => one.control === control && one.subject === subject)
      .toSorted((a, b) => b.at - a.at);
    if (newest === undefined) return { control, state: "missing" };
    const { at, run, status } = newest;
    const now_ = statusAt(newest, now);
    return { control, at, run, state: now_ === "unknown" && status !== "unknown" ? "stale" : now_ };
  });
}

/** A sentence a person can act on. */
export function proofFault({ control, state, at }: Proof): string {
  const made = at === undefined ? "" : `, of ${new Date(at).toISOString().slice(0, 10)}`;
  return {
    missing: `${control}: there is no proof for these bytes`,
    stale: `${control}: the proof${made} is past its date`,
    failed: `${control}: the last run${made} failed`,
    unknown: `${control}: the last run${made} could not tell`,
    proven: `${control}: proven${made}`,
  }[state];
}
