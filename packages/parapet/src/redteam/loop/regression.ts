import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { EXIT, messageOf, ParapetError } from "@parapet/guard/kernel";
import { builtInArsenal } from "../arsenal.ts";
import type { Case } from "../attack.ts";
import { slotsOf } from "../engine/slots.ts";
import { loadManifest } from "../manifest/index.ts";
import type { Ruling, Trail } from "../oracle.ts";
import type { Observation, Target, Turn } from "../target.ts";
import { openTarget } from "../targets/index.ts";

/** An attack that got through once, as it is kept beside the code: what was said, and what would prove it again. */
export interface Regression {
  readonly redteamRegression: 1;
  readonly goal: string;
  readonly title: string;
  /** Relative to this file. */
  readonly manifest: string;
  readonly case: Case;
  /** In order, in one session. */
  readonly turns: readonly Turn[];
}

export interface ReplayOptions {
  /** Resolves secret references of the manifest. */
  readonly secret: (reference: string, baseDirectory: string) => Promise<string>;
  readonly signal?: AbortSignal;
  /** In the place of the manifest's own. */
  readonly target?: Target;
}

/**
 * Says again what once got through, and judges it by the same oracle.
 *
 * @throws {ParapetError} PARAPET_REDTEAM_REGRESSION for a file that is none; PARAPET_REDTEAM_TARGET where there is no
 *   answer: a target that is down has passed nothing
 */
export async function replay(file: string | URL, options: ReplayOptions): Promise<Ruling> {
  const where = file instanceof URL ? fileURLToPath(file) : path.resolve(file);
  const kept = await readRegression(where);
  const loaded = await loadManifest(path.resolve(path.dirname(where), kept.manifest));
  const { manifest, baseDirectory } = loaded;
  const goal = builtInArsenal.goals.get(kept.goal);
  const oracle = builtInArsenal.oracles.all.find(({ proves }) => proves === goal.proof.by);
  if (oracle === undefined) throw new ParapetError("PARAPET_REDTEAM_ORACLE", `nothing can prove '${kept.goal}'`);
  const target =
    options.target ?? (await openTarget(loaded, { secret: (reference) => options.secret(reference, baseDirectory) }));
  try {
    const role = Object.keys(manifest.roles)[0] ?? "";
    const session = await target.open({ caseId: kept.case.id, role });
    try {
      const turns: { session: number; sent: Turn; seen: Observation }[] = [];
      for (const sent of kept.turns)
        turns.push({
          session: 0,
          sent,
          seen: await session.send(sent, options.signal ?? new AbortController().signal),
        });
      const trail: Trail = { goal, manifest, slots: slotsOf(kept.case, goal, manifest), turns };
      return oracle.judge(trail);
    } finally {
      await session.close();
    }
  } finally {
    if (options.target === undefined) await target.close();
  }
}

async function readRegression(file: string): Promise<Regression> {
  const refuse = (problem: string, cause?: unknown): never => {
    throw new ParapetError("PARAPET_REDTEAM_REGRESSION", `${file} ${problem}`, {
      hint: "'parapet redteam fix' writes such files.",
      exit: EXIT.usage,
      cause,
    });
  };
  let json: Partial<Regression>;
  try {
    json = JSON.parse(await readFile(file, "utf8"));
  } catch (cause) {
    return refuse(`cannot be read: ${messageOf(cause)}`, cause);
  }
  const isOne =
    json.redteamRegression === 1 &&
    typeof json.goal === "string" &&
    typeof json.manifest === "string" &&
    typeof json.case?.id === "string" &&
    Array.isArray(json.turns);
  return isOne ? (json as Regression) : refuse("is no kept attack");
}

/** A test file for Vitest that says an attack again; it fails when the attack gets through, or cannot be said. */
export function regressionTest(
  { goal, title, case: one }: Pick<Regression, "goal" | "title" | "case">,
  jsonName: string,
): string {
  return `import { env } from "node:process";
import { resolveSecret } from "parapet/policy";
import { replay } from "parapet/redteam";
import { expect, it } from "vitest";

const secret = async (reference: string, baseDirectory: string): Promise<string> =>
  (await resolveSecret(reference, { baseDirectory, env, secrets: undefined })).reveal();

it(${JSON.stringify(`${goal} ${one.id}: ${title} does not get through again`)}, async () => {
  const { outcome, reason } = await replay(new URL(${JSON.stringify(`./${jsonName}`)}, import.meta.url), { secret });
  expect(outcome, reason).not.toMatch(/confirmed|inconclusive/);
}, 120_000);
`;
}
