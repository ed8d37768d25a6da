import { createHash } from "node:crypto";
import { type Clock, EXIT, ParapetError } from "@parapet/guard/kernel";
import { catalogue } from "../../catalogue/index.ts";
import type { ModelStage, ModelVersion, Store } from "../../store/index.ts";
import { artefactSubject, type Proof, proofFault, proofOf } from "./proof.ts";
import { STAGES } from "./stages.ts";

const DAY_MS = 86_400_000;
/** The control that a promotion by the book proves, and by what. */
const APPROVAL = { control: "ctl-registry-approval", by: "model.registry" };

export type Registration = Pick<
  ModelVersion,
  "model" | "version" | "digest" | "kind" | "source" | "licence" | "signer" | "dataManifest"
>;

export interface Change {
  readonly model: string;
  readonly version: string;
  /** Who, for the record. */
  readonly actor: string;
  /** Why, for the record. */
  readonly reason: string;
}

export interface ModelRegistry {
  /** @throws {ParapetError} PARAPET_MODEL_REGISTERED when the name is taken, also by the same bytes */
  register(registration: Registration, actor: string): Promise<ModelVersion>;
  /** What stands between a version and a stage, or behind it. */
  proof(version: ModelVersion, to: ModelStage): Promise<readonly Proof[]>;
  /**
   * Moves a version on, when the proof that the stage asks for is there.
   *
   * @throws {ParapetError} PARAPET_MODEL_UNKNOWN, PARAPET_MODEL_STAGE (no way leads there), PARAPET_MODEL_UNPROVEN (exit
   *   code of findings; nothing has moved), PARAPET_MODEL_MOVED (somebody else was faster)
   */
  promote(change: Change & { readonly to: ModelStage }): Promise<ModelVersion>;
  /**
   * Puts the newest standby back in the primary's place. Proof past its date is good enough for that, failed proof is
   * not: an incident waits for nobody, and a model that is known to be bad is no way out of one.
   *
   * @throws {ParapetError} PARAPET_MODEL_UNKNOWN when there is no standby; PARAPET_MODEL_UNPROVEN, PARAPET_MODEL_MOVED
   */
  rollback(change: Omit<Change, "version">): Promise<ModelVersion>;
  list(model?: string): Promise<readonly ModelVersion[]>;
}

export interface RegistryOptions {
  readonly store: Pick<Store, "modelVersions" | "evidence" | "events">;
  readonly clock: Clock;
  /** Controls that the policy asks for beyond the stage's own, by stage. */
  readonly alsoNeeds?: Readonly<Partial<Record<ModelStage, readonly string[]>>>;
}

export function createModelRegistry({ store, clock, alsoNeeds = {} }: RegistryOptions): ModelRegistry {
  const find = async (model: string, version: string): Promise<ModelVersion> => {
    const known = await store.modelVersions.list({ model });
    const found = known.find((one) => one.version === version);
    if (found !== undefined) return found;
    throw new ParapetError("PARAPET_MODEL_UNKNOWN", `no version '${version}' of '${model}' is registered`, {
      hint:
        known.length === 0
          ? `Register it: parapet model register ${model} ${version} <file>`
          : `There is ${known.map((one) => one.version).join(", ")}.`,
    });
  };

  const proof = async ({ digest }: ModelVersion, to: ModelStage): Promise<readonly Proof[]> => {
    const controls = [...new Set([...STAGES[to].needs, ...(alsoNeeds[to] ?? [])])];
    return proofOf(digest, controls, await store.evidence.latest(), clock.now());
  };

  const move = async (version: ModelVersion, to: ModelStage, change: Change, seen: readonly Proof[], kind: string) => {
    const at = clock.now();
    const { model, stage: from, digest } = version;
    const name = version.version;
    const isMoved = await store.modelVersions.move({ model, version: name, from, to, by: change.actor, at });
    if (!isMoved)
      throw new ParapetError("PARAPET_MODEL_MOVED", `'${model}' ${name} is not ${from} any more`, {
        hint: "Somebody else has moved it: look at `parapet model list` and decide again.",
      });
    const data = { version: name, digest, from, to, reason: change.reason, proof: seen.map(proofFault) };
    store.events.append({ kind, at, actor: change.actor, subject: `model:${model}`, data });
    return { ...version, stage: to, changedAt: at, changedBy: change.actor };
  };

  const unproven = (version: ModelVersion, to: ModelStage, faults: readonly Proof[]): ParapetError =>
    new ParapetError(
      "PARAPET_MODEL_UNPROVEN",
      `'${version.model}' ${version.version} may not become ${to}: ${faults.map(proofFault).join("; ")}`,
      {
        hint: "`parapet model scan --store` and `parapet model validate --gate … --store` leave the proof for a file.",
        exit: EXIT.findings,
      },
    );

  return {
    list: (model) => store.modelVersions.list(model === undefined ? {} : { model }),
    proof,
    async register(registration, actor) {
      const at = clock.now();
      const times = { registeredAt: at, registeredBy: actor, changedAt: at, changedBy: actor };
      const version: ModelVersion = { ...registration, stage: "candidate", ...times };
      if (!(await store.modelVersions.insert(version)))
        throw new ParapetError(
          "PARAPET_MODEL_REGISTERED",
          `version '${version.version}' of '${version.model}' is registered already`,
          { hint: "A version is never rewritten. Give these bytes a version of their own." },
        );
      const { model, ...data } = registration;
      store.events.append({ kind: "model-registered", at, actor, subject: `model:${model}`, data });
      return version;
    },
    async promote({ to, ...change }) {
      const version = await find(change.model, change.version);
      if (!STAGES[to].from.includes(version.stage))
        throw new ParapetError(
          "PARAPET_MODEL_STAGE",
          `'${change.model}' ${change.version} is ${version.stage}: no way leads from there to ${to}`,
          { hint: `${to} is reached from ${STAGES[to].from.join(", ") || "nowhere"}.` },
        );
      const seen = await proof(version, to);
      const faults = seen.filter(({ state }) => state !== "proven");
      if (faults.length > 0) throw unproven(version, to, faults);
      const moved = await move(version, to, change, seen, to === "retired" ? "model-retired" : "model-promoted");
      if (to === "primary") await leaveProof(store, moved, change, seen);
      return moved;
    },
    async rollback(change) {
      const standbys = (await store.modelVersions.list({ model: change.model })).filter(
        ({ stage }) => stage === "standby",
      );
      const [newest] = standbys.toSorted((a, b) => b.changedAt - a.changedAt);
      if (newest === undefined)
        throw new ParapetError("PARAPET_MODEL_UNKNOWN", `'${change.model}' has no standby to go back to`, {
          hint: `Stop it instead: parapet mode set ${change.model} maintenance`,
        });
      const seen = await proof(newest, "primary");
      const faults = seen.filter(({ state }) => state === "failed");
      if (faults.length > 0) throw unproven(newest, "primary", faults);
      return move(newest, "primary", { ...change, version: newest.version }, seen, "model-rolled-back");
    },
  };
}

/** A change of what answers, with its approver and its tests, is what the control wants to see. */
async function leaveProof(
  store: RegistryOptions["store"],
  { model, version, digest, changedAt }: ModelVersion,
  { actor, reason }: Change,
  seen: readonly Proof[],
): Promise<void> {
  const wanted = catalogue()
    .controls.get(APPROVAL.control)
    .evidence.find(({ module }) => module === APPROVAL.by);
  if (wanted === undefined) throw new Error(`${APPROVAL.control} takes no evidence of ${APPROVAL.by}`);
  const told = { model, version, digest, actor, reason, seen };
  await store.evidence.insert([
    {
      ...APPROVAL,
      subject: artefactSubject(digest),
      status: reason.trim() === "" ? "unknown" : "proven",
      at: changedAt,
      expiresAt: changedAt + wanted.maxAgeDays * DAY_MS,
      run: `parapet model promote ${model} ${version} primary`,
      digest: createHash("sha256").update(JSON.stringify(told)).digest("hex"),
    },
  ]);
}
