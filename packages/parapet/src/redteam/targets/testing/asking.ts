import { join } from "node:path";
import { type LoadedManifest, type ManifestInput, parseManifest } from "../../manifest/index.ts";
import type { Observation, Turn } from "../../target.ts";
import { openTarget } from "../index.ts";

export const never: AbortSignal = new AbortController().signal;
export const secret = async (): Promise<string> => "s3cr3t-key";
export const turn = (text: string, attached: Turn["attached"] = []): Turn => ({ text, attached });

export interface Asking {
  readonly signal?: AbortSignal;
  readonly role?: string;
  /** Of the manifest, in the place of what the tests have. */
  readonly more?: Partial<ManifestInput>;
  readonly baseDirectory?: string;
  readonly secret?: (reference: string) => Promise<string>;
}

/** A manifest for one connection, with a tool, little time and no second try. */
export function loadedFrom(connection: object, { more = {}, baseDirectory = "." }: Asking = {}): LoadedManifest {
  const tools = [{ name: "refund", does: "pay", returns: "paid", isUntrusted: true }];
  const limits = { turnMs: 900, retries: 0 };
  const text = JSON.stringify({ redteam: 1, target: "bot", connection, tools, limits, ...more });
  const file = join(baseDirectory, "redteam.yaml");
  return { manifest: parseManifest(text, "redteam.yaml"), file, baseDirectory };
}

/** Says turns in one session, and gives what was seen in each. */
export async function talking(
  connection: object,
  turns: readonly Turn[],
  how: Asking = {},
): Promise<readonly Observation[]> {
  const target = await openTarget(loadedFrom(connection, how), { secret: how.secret ?? secret });
  try {
    const session = await target.open({ caseId: "case-1", role: how.role ?? "" });
    try {
      const seen: Observation[] = [];
      for (const said of turns) seen.push(await session.send(said, how.signal ?? never));
      return seen;
    } finally {
      await session.close();
    }
  } finally {
    await target.close();
  }
}

export async function asking(connection: object, said: Turn, how: Asking = {}): Promise<Observation> {
  const [seen] = await talking(connection, [said], how);
  return seen!; // one turn, one observation
}
