import { createHash } from "node:crypto";
import { type Evidence, ParapetError } from "@parapet/guard/kernel";
import { catalogue } from "../catalogue/index.ts";
import { artefactSubject, digestOfArtefact } from "../model/index.ts";
import type { ModelDifference } from "../model/sign/index.ts";
import type { CommandContext } from "./command.ts";
import { withDirectory } from "./open-data.ts";

const DAY_MS = 86_400_000;
const LONGEST_SUBJECT = 200;

/** What was verified, and how it came out. */
export interface Verified {
  readonly name: string;
  /** Its folder or file. */
  readonly place: string;
  readonly isVerified: boolean;
  readonly differences: readonly ModelDifference[];
  readonly by?: string;
  readonly rootDigest?: string;
  readonly revision?: string;
  readonly isFloating?: boolean;
}

/**
 * Keeps evidence of each model's bytes: that they are what was approved, and with a lock file that no revision floats.
 *
 * @returns of which nothing could be proven, as they cannot be called by a digest
 */
export async function recordVerification(
  context: CommandContext,
  models: readonly Verified[],
  isLocked: boolean,
): Promise<readonly { readonly place: string; readonly why: string }[]> {
  const at = Date.now();
  const evidence: Evidence[] = [];
  const unproven: { place: string; why: string }[] = [];
  for (const model of models)
    try {
      const subject = artefactSubject(await digestOfArtefact(model.place));
      const prove = (control: string, by: string, holds: boolean): void => {
        const module = catalogue()
          .controls.get(control)
          .evidence.find((one) => one.module === by);
        if (module === undefined) throw new Error(`${control} takes no evidence of ${by}`);
        const expiresAt = at + module.maxAgeDays * DAY_MS;
        const digest = createHash("sha256").update(JSON.stringify(model)).digest("hex");
        const status = holds ? "proven" : "failed";
        evidence.push({ control, subject, status, by, at, expiresAt, run: "parapet model verify", digest });
      };
      prove("ctl-model-provenance", "provenance.manifest", model.isVerified);
      if (isLocked) prove("ctl-pin-verify", "provenance.aibom", model.isVerified && model.isFloating !== true);
    } catch (thrown) {
      if (!(thrown instanceof ParapetError)) throw thrown;
      unproven.push({ place: model.place, why: thrown.message });
    }
  await withDirectory(context, async ({ store }) => {
    await store.evidence.insert(evidence);
    store.events.append({
      kind: "model-verified",
      at,
      actor: context.actor,
      subject: models
        .map(({ name }) => name)
        .join(", ")
        .slice(0, LONGEST_SUBJECT),
      data: {
        models: models.map(({ name, isVerified, differences }) => ({
          name,
          isVerified,
          differences: differences.length,
        })),
      },
    });
  });
  return unproven;
}
