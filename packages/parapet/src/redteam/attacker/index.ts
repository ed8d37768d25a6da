import type { Manifest } from "../manifest/index.ts";
import type { Attacker, Thought } from "./attacker.ts";
import { openaiAttacker } from "./openai-attacker.ts";
import { recordedAttacker } from "./recorded-attacker.ts";

export type { Attacker, Thought } from "./attacker.ts";

interface OpenOptions {
  /** Resolves the key's reference. */
  readonly secret: (reference: string) => Promise<string>;
  readonly mayBeRemote: boolean;
  /** Say again what was recorded, and ask nobody. */
  readonly isReplay: boolean;
  readonly known: Iterable<Thought>;
  readonly keep: (thought: Thought) => void;
}

/**
 * The attacker that a manifest names, with a memory of what it has written.
 *
 * @returns undefined where the manifest names none: then no driver thinks
 * @throws {ParapetError} PARAPET_REDTEAM_ATTACKER for an address beyond this machine, unless that is allowed
 */
export async function openAttacker(
  { attacker, limits }: Pick<Manifest, "attacker" | "limits">,
  { secret, mayBeRemote, isReplay, known, keep }: OpenOptions,
): Promise<Attacker | undefined> {
  if (attacker === undefined) return undefined;
  if (isReplay) return recordedAttacker({ known, keep });
  const apiKey = attacker.apiKey === undefined ? undefined : await secret(attacker.apiKey);
  const model = openaiAttacker(attacker, { apiKey, timeoutMs: limits.turnMs, mayBeRemote });
  return recordedAttacker({ known, keep, model });
}
