import type { ArtefactReason } from "../artefact.ts";
import { Malformed } from "../bytes/malformed.ts";

const MAX_REASONS = 100;

type More = Omit<ArtefactReason, "rule" | "verdict" | "says">;

/** Why a file is not clean, as it is found: each once, and blocked ones find a place however many others there are. */
export class Reasons {
  readonly #all = new Map<string, ArtefactReason>();

  get all(): readonly ArtefactReason[] {
    return [...this.#all.values()];
  }

  add(rule: string, verdict: ArtefactReason["verdict"], says: string, more: More = {}): void {
    this.put({ rule, verdict, says, ...more });
  }

  put(...reasons: readonly ArtefactReason[]): void {
    for (const reason of reasons) {
      const limit = reason.verdict === "blocked" ? 2 * MAX_REASONS : MAX_REASONS;
      const key = `${reason.rule} ${reason.says} ${reason.call ?? ""} ${reason.member ?? ""}`;
      if (this.#all.size < limit && !this.#all.has(key)) this.#all.set(key, reason);
    }
  }
}

/**
 * What a format found, and *failed* beside it when the file turned out malformed on the way: what was found until then
 * counts.
 */
export async function gathered(find: (reasons: Reasons) => Promise<void>): Promise<readonly ArtefactReason[]> {
  const reasons = new Reasons();
  try {
    await find(reasons);
  } catch (fault) {
    if (!(fault instanceof Malformed)) throw fault;
    reasons.add(
      "malformed",
      "failed",
      `It is malformed: ${fault.message}.`,
      fault.at === undefined ? {} : { offset: fault.at },
    );
  }
  return reasons.all;
}

/** Hostile text in a sentence: escaped, and cut. */
export function shown(text: string, most = 80): string {
  const cut = text.length > most ? `${text.slice(0, most)}…` : text;
  return JSON.stringify(cut)
    .slice(1, -1)
    .replaceAll('\\"', '"')
    .replace(
      /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}
