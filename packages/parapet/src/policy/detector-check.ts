import type { DetectorKind } from "@parapet/guard";
import { messageOf, ParapetError, type Registry } from "@parapet/guard/kernel";
import { isRecord, record } from "./cross-check.ts";
import { nearest } from "./did-you-mean.ts";
import { withStandIns } from "./guard-secrets.ts";
import { SECRET_REFERENCE } from "./secret-reference.ts";
import type { YamlPath } from "./yaml-source.ts";

export interface DetectorProblem {
  readonly path: YamlPath;
  readonly message: string;
  readonly hint?: string;
  readonly part: "key" | "value";
}

/**
 * Asks the detectors themselves whether they can run as the profiles say: a guard that silently does not run is the
 * failure this product exists to prevent. Takes unchecked data and passes over what is misshapen.
 */
export function checkDetectors(policy: unknown, detectors: Registry<DetectorKind>): readonly DetectorProblem[] {
  return Object.entries(record(record(policy).guards)).flatMap(([profile, value]) =>
    Object.entries(record(record(value).detectors)).flatMap(([id, setting]) => {
      const path = ["guards", profile, "detectors", id];
      return detectors.has(id)
        ? checkSetting(path, detectors.get(id), setting)
        : [unknownDetector(path, id, detectors)];
    }),
  );
}

function unknownDetector(path: YamlPath, id: string, detectors: Registry<DetectorKind>): DetectorProblem {
  const known = detectors.all.map((kind) => kind.id);
  const close = nearest(id, known);
  return {
    path,
    part: "key",
    message: `there is no detector '${id}'`,
    hint: close === undefined ? `Detectors: ${known.join(", ")}.` : `Did you mean '${close}'?`,
  };
}

function checkSetting(path: YamlPath, kind: DetectorKind, setting: unknown): readonly DetectorProblem[] {
  const problems: DetectorProblem[] = [];
  const { input, output, origins, options } = record(setting);
  for (const [direction, action] of [
    ["input", input],
    ["output", output],
  ] as const)
    if (typeof action === "string" && action !== "off" && !kind.directions.includes(direction))
      problems.push({
        path: [...path, direction],
        part: "key",
        message: `'${kind.id}' does not work on ${direction}`,
        hint: `It works on ${kind.directions.join(" and ")}; leave '${direction}' out.`,
      });
  for (const [index, origin] of (Array.isArray(origins) ? origins : []).entries())
    if (!(kind.origins as readonly unknown[]).includes(origin))
      problems.push({
        path: [...path, "origins", index],
        part: "value",
        message: `'${kind.id}' is not made for this origin`,
        hint: `Its origins are ${kind.origins.join(", ")}.`,
      });
  if (setting !== "off" && (options === undefined || isRecord(options))) {
    for (const field of kind.secretOptions ?? []) {
      const written = record(options)[field];
      if (written === undefined || (typeof written === "string" && SECRET_REFERENCE.test(written))) continue;
      problems.push({
        path: [...path, "options", field],
        part: "value",
        message: `'${field}' is a secret, and a policy holds none`,
        hint: "Write a reference such as env:PARAPET_HASH_KEY or file:hash.key.",
      });
    }
    const wrong = optionProblem(kind, withStandIns(kind, record(options)));
    if (wrong !== undefined) {
      const { within, ...told } = wrong;
      problems.push({ path: options === undefined ? path : [...path, "options", ...within], part: "key", ...told });
    } else if (kind.needs !== undefined && record(options)[kind.needs] === undefined)
      problems.push({
        path: options === undefined ? path : [...path, "options"],
        part: "key",
        message: `'${kind.id}' would find nothing: it has no '${kind.needs}' to go by`,
        hint: `Give options.${kind.needs}, or write "off".`,
      });
  }
  return problems;
}

function optionProblem(
  kind: DetectorKind,
  options: Readonly<Record<string, unknown>>,
): { message: string; hint?: string; within: readonly (string | number)[] } | undefined {
  try {
    kind.configure(options);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof ParapetError)) throw thrown;
    const { hint, within = [] } = thrown;
    return { message: messageOf(thrown), within, ...(hint === undefined ? {} : { hint }) };
  }
}
