import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Clock, EXIT, messageOf, ParapetError, type SourcePlace, systemClock } from "@parapet/guard/kernel";
import { record } from "./cross-check.ts";
import { parsePolicy } from "./parse.ts";
import type { Policy } from "./schema.ts";
import { readYaml, type YamlPath } from "./yaml-source.ts";

/** A valid policy and where it came from. */
export interface LoadedPolicy {
  readonly policy: Policy;
  /** Absolute. */
  readonly file: string;
  /** What `file:` references and the data directory are relative to. */
  readonly baseDirectory: string;
  /** SHA-256 of the file's text, hex. */
  readonly digest: string;
  /** UTC epoch milliseconds. */
  readonly loadedAt: number;
}

/**
 * @throws {ParapetError} PARAPET_POLICY_MISSING, PARAPET_POLICY_UNREADABLE
 * @throws {PolicyError} as `parsePolicy`
 */
export async function loadPolicy(file: string, clock: Clock = systemClock): Promise<LoadedPolicy> {
  const absolute = path.resolve(file);
  return policyFromText(await readPolicyText(absolute), absolute, clock);
}

export function policyFromText(text: string, absolute: string, clock: Clock): LoadedPolicy {
  return {
    policy: parsePolicy(text, absolute),
    file: absolute,
    baseDirectory: path.dirname(absolute),
    digest: digestOf(text),
    loadedAt: clock.now(),
  };
}

export function digestOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

export async function readPolicyText(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT")
      throw new ParapetError("PARAPET_POLICY_MISSING", `there is no policy at ${file}`, {
        hint: "Write one with 'parapet init', or name another with --config.",
        exit: EXIT.usage,
        cause,
        place: { file },
      });
    const why = cause instanceof TypeError ? "it is not UTF-8 text" : messageOf(cause);
    throw new ParapetError("PARAPET_POLICY_UNREADABLE", `the policy ${file} cannot be read: ${why}`, {
      hint: "Check that it is a text file and that this user may read it.",
      exit: EXIT.environment,
      cause,
      place: { file },
    });
  }
}

/**
 * The data directory that a file names, absolute, whatever else is wrong with it: stopping traffic and ending a key
 * must not wait until a policy is mended.
 *
 * @throws {PolicyError} PARAPET_POLICY_SYNTAX when the file is not even YAML
 */
export async function dataDirectoryIn(file: string): Promise<string> {
  const absolute = path.resolve(file);
  const { data } = readYaml(await readPolicyText(absolute), absolute);
  const named = record(record(data).server).dataDirectory;
  return path.resolve(path.dirname(absolute), typeof named === "string" && named !== "" ? named : ".parapet");
}

/**
 * The line on which a profile sets a detector; undefined where it does not, and the built-in setting counts.
 *
 * @throws {PolicyError} PARAPET_POLICY_SYNTAX when the file is not even YAML
 */
export async function lineOfDetector(file: string, profile: string, detector: string): Promise<number | undefined> {
  const absolute = path.resolve(file);
  const { data, placeOf } = readYaml(await readPolicyText(absolute), absolute);
  const settings = record(record(record(record(data).guards)[profile]).detectors);
  return settings[detector] === undefined ? undefined : placeOf(["guards", profile, "detectors", detector], "key").line;
}

/** Where a value of a policy file stands, for faults that only other rooms can see. */
export async function placeInPolicy(file: string, at: YamlPath): Promise<SourcePlace> {
  const absolute = path.resolve(file);
  const place = readYaml(await readPolicyText(absolute), absolute).placeOf(at, "value");
  return { file: absolute, ...place, path: at.join(".") };
}

/** The data directory of a loaded policy, absolute. */
export function dataDirectoryOf(loaded: Pick<LoadedPolicy, "policy" | "baseDirectory">): string {
  return path.resolve(loaded.baseDirectory, loaded.policy.server.dataDirectory);
}
