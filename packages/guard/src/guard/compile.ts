import { ACTIONS, type Action, ParapetError } from "../kernel/index.ts";
import { type Detector, type DetectorKind, type Direction, ORIGINS, type Origin } from "./detector.ts";
import { detectors } from "./detectors/index.ts";
import type { DetectorSetting, GuardPolicy, InputAction } from "./guard.ts";

/** A detector as one route runs it in one direction. */
export interface ActiveDetector {
  readonly id: string;
  /** Place of its setting in the policy: both directions of a detector share it. */
  readonly slot: number;
  readonly detector: Detector;
  readonly action: Action;
  /** Its redactions can be undone, where somebody keeps what was taken out. */
  readonly isReversible: boolean;
  readonly minConfidence: number;
}

/** Who runs where: the one table that inspection, streams and coverage all read. */
export interface Plan {
  (direction: Direction, origin: Origin): readonly ActiveDetector[];
  /** Each once for each direction that it runs in. */
  readonly all: readonly ActiveDetector[];
}

function complain(message: string, hint: string): never {
  throw new ParapetError("PARAPET_GUARD_POLICY", message, { hint });
}

function checkSetting(profile: string, setting: DetectorSetting, kind: DetectorKind): void {
  const where = `guard profile '${profile}', detector '${setting.detector}'`;
  for (const direction of ["input", "output"] as const) {
    const action: InputAction | undefined = setting[direction];
    if (action === undefined) continue;
    if (action === "tokenise" && direction === "output")
      complain(`${where} cannot tokenise output`, "Write input: tokenise: the answer gets back what was hidden there.");
    if (action !== "tokenise" && !ACTIONS.includes(action))
      complain(`${where}: '${action}' is not an action`, `Actions are ${ACTIONS.join(", ")}, on input also tokenise.`);
    if (!kind.directions.includes(direction))
      complain(
        `${where} cannot run on ${direction}`,
        `It works on ${kind.directions.join(" and ")}; leave '${direction}' out.`,
      );
  }
  for (const origin of setting.origins ?? [])
    if (!kind.origins.includes(origin))
      complain(`${where} is not made for origin '${origin}'`, `Its origins are ${kind.origins.join(", ")}.`);
  const minConfidence = setting.minConfidence ?? 0;
  if (!(minConfidence >= 0 && minConfidence <= 1))
    complain(`${where}: minConfidence ${minConfidence} is out of range`, "Confidence runs from 0 to 1.");
}

/**
 * Turns a policy into the table of who runs where. Each detector is configured once.
 *
 * @throws {ParapetError} PARAPET_REGISTRY_UNKNOWN, PARAPET_GUARD_POLICY or PARAPET_GUARD_OPTIONS: a guard that would
 *   not run as written does not start
 */
export function compile(policy: GuardPolicy): Plan {
  const table: Record<Direction, Record<Origin, ActiveDetector[]>> = { input: emptyRow(), output: emptyRow() };
  const seen = new Set<string>();
  const all: ActiveDetector[] = [];
  if (policy.onError !== "closed" && policy.onError !== "open")
    complain(`guard profile '${policy.name}': onError is '${String(policy.onError)}'`, "Write closed or open.");
  if (!(policy.stream.maxHoldCharacters >= 1))
    complain(`guard profile '${policy.name}': stream.maxHoldCharacters must be at least 1`, "16384 is a good start.");
  for (const [slot, setting] of policy.detectors.entries()) {
    const kind = detectors.get(setting.detector);
    if (seen.has(kind.id))
      complain(`guard profile '${policy.name}' names '${kind.id}' twice`, "Give both directions in one setting.");
    seen.add(kind.id);
    checkSetting(policy.name, setting, kind);
    const detector = kind.configure(setting.options ?? {});
    for (const direction of ["input", "output"] as const) {
      const written = setting[direction];
      if (written === undefined) continue;
      const isReversible = written === "tokenise";
      const action = isReversible ? "redact" : written;
      const minConfidence = setting.minConfidence ?? 0;
      const active = { id: kind.id, slot, detector, action, isReversible, minConfidence };
      all.push(active);
      for (const origin of setting.origins ?? kind.origins) table[direction][origin].push(active);
    }
  }
  return Object.assign((direction: Direction, origin: Origin) => table[direction][origin], { all });
}

function emptyRow(): Record<Origin, ActiveDetector[]> {
  return Object.fromEntries(ORIGINS.map((origin) => [origin, []])) as unknown as Record<Origin, ActiveDetector[]>;
}
