import { ACTIONS, type Action, ParapetError } from "../kernel/index.ts";
import type { Direction, Origin } from "./detector.ts";
import { detectors } from "./detectors/index.ts";
import type { DetectorSetting, GuardPolicy, InputAction } from "./guard.ts";

/**
 * How one detector runs: one action wherever it can run, or an action for each direction. `tokenise` everywhere redacts
 * on output: what is found there was not hidden before.
 */
export type ShortSetting =
  | InputAction
  | {
      /** For both directions, where neither is named. */
      readonly action?: InputAction;
      readonly input?: InputAction;
      readonly output?: Action;
      readonly origins?: readonly Origin[];
      readonly minConfidence?: number;
      readonly options?: Readonly<Record<string, unknown>>;
    };

/** A policy in few words: detectors by id, and what else differs from the defaults. */
export interface ShortPolicy {
  /** Default `app`. */
  readonly name?: string;
  /** Default `closed`. */
  readonly onError?: "closed" | "open";
  readonly detectors: Readonly<Record<string, ShortSetting>>;
  /** Default 16,384 characters. */
  readonly stream?: { readonly maxHoldCharacters: number };
}

const FIELDS = ["name", "onError", "detectors", "stream"];
const SETTING_FIELDS = ["action", "input", "output", "origins", "minConfidence", "options"];

/**
 * The full form of either form.
 *
 * @throws {ParapetError} PARAPET_GUARD_POLICY with the field, PARAPET_REGISTRY_UNKNOWN for a detector that does not
 *   exist. A misspelt word must not silently do nothing
 */
export function completePolicy(given: GuardPolicy | ShortPolicy): GuardPolicy {
  if (given === null || typeof given !== "object" || given.detectors === null || typeof given.detectors !== "object")
    return complain("a guard policy needs 'detectors'", 'Write { detectors: { secret: "redact" } }.');
  if (isFull(given)) return given;
  const name = given.name ?? "app";
  onlyKnown(`guard profile '${name}'`, given, FIELDS);
  const entries = Object.entries(given.detectors);
  if (entries.length === 0)
    complain(
      `guard profile '${name}' names no detector`,
      `Detectors are ${detectors.all.map(({ id }) => id).join(", ")}.`,
    );
  return {
    name,
    onError: given.onError ?? "closed",
    detectors: entries.map(([id, setting]) => completeSetting(name, id, setting)),
    stream: given.stream ?? { maxHoldCharacters: 16_384 },
  };
}

function isFull(policy: GuardPolicy | ShortPolicy): policy is GuardPolicy {
  return Array.isArray(policy.detectors);
}

function completeSetting(profile: string, id: string, setting: ShortSetting): DetectorSetting {
  const where = `guard profile '${profile}', detector '${id}'`;
  const kind = detectors.get(id);
  if (typeof setting === "string") return { detector: id, ...everywhere(where, setting, kind.directions) };
  if (setting === null || typeof setting !== "object")
    return complain(`${where} needs an action`, `Actions are ${ACTIONS.join(", ")}.`);
  onlyKnown(where, setting, SETTING_FIELDS);
  const { action, ...rest } = setting;
  if (rest.input !== undefined || rest.output !== undefined) {
    if (action !== undefined) complain(`${where} has 'action' beside a direction`, "Write one or the other.");
    return { detector: id, ...rest };
  }
  return { detector: id, ...everywhere(where, action ?? kind.onHit, kind.directions), ...rest };
}

function everywhere(
  where: string,
  action: InputAction,
  directions: readonly Direction[],
): Pick<DetectorSetting, Direction> {
  if (action !== "tokenise" && !ACTIONS.includes(action))
    complain(`${where}: '${String(action)}' is not an action`, `Actions are ${ACTIONS.join(", ")}.`);
  const outward = action === "tokenise" ? "redact" : action;
  return Object.fromEntries(directions.map((direction) => [direction, direction === "output" ? outward : action]));
}

function onlyKnown(where: string, given: object, known: readonly string[]): void {
  for (const field of Object.keys(given))
    if (!known.includes(field)) complain(`${where} has no field '${field}'`, `Its fields are ${known.join(", ")}.`);
}

function complain(message: string, hint: string): never {
  throw new ParapetError("PARAPET_GUARD_POLICY", message, { hint });
}
