import { createHash } from "node:crypto";
import { EXIT, ParapetError } from "@parapet/guard/kernel";
import type { Question } from "../attack.ts";
import type { Attacker, Thought } from "./attacker.ts";

export const digestOf = ({ think }: Question): string =>
  createHash("sha256").update(JSON.stringify(think)).digest("hex");

interface Recording {
  /** What was written before. */
  readonly known: Iterable<Thought>;
  /** Keeps what is new, before it is used. */
  readonly keep: (thought: Thought) => void;
  /** Whom to ask for what is not known; undefined asks nobody. */
  readonly model?: Attacker | undefined;
}

/** Says again what was recorded, and asks the model only for what was not. */
export function recordedAttacker({ known, keep, model }: Recording): Attacker {
  const thoughts = new Map<string, Thought>();
  for (const thought of known) thoughts.set(keyOf(thought), thought);
  return {
    think: async (question, at, signal) => {
      const key = keyOf({ ...at, digest: digestOf(question) });
      const said = thoughts.get(key);
      if (said !== undefined) return said;
      if (model === undefined)
        throw new ParapetError("PARAPET_REDTEAM_REPLAY", `question ${at.number} of case ${at.case} is not recorded`, {
          hint: "The target answered otherwise than in the recorded run: replay against what was attacked then.",
          exit: EXIT.environment,
        });
      const thought = await model.think(question, at, signal);
      thoughts.set(key, thought);
      keep(thought);
      return thought;
    },
  };
}

const keyOf = (one: Pick<Thought, "case" | "number" | "digest">): string => `${one.case} ${one.number} ${one.digest}`;
