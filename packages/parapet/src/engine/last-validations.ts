import { z } from "zod";
import type { ConsoleBackend } from "../server/index.ts";
import type { Store } from "../store/index.ts";

type Validation = NonNullable<Awaited<ReturnType<ConsoleBackend["modelVersions"]["list"]>>[number]["validation"]>;

/** As `parapet model validate --store` writes it; a later version may write more. */
const validated = z.object({
  digest: z.string(),
  rows: z.int(),
  isInterrupted: z.boolean(),
  gate: z.boolean().nullable(),
  failures: z.int(),
  measures: z.record(z.string(), z.number()),
});
/** The newest that are looked through: a version that was last validated before these shows none. */
const MOST_EVENTS = 1_000;

/** The newest validation of each file, by its digest. */
export async function lastValidations(store: Pick<Store, "events">): Promise<ReadonlyMap<string, Validation>> {
  const events = await store.events.read({ kinds: ["model-validated"], limit: MOST_EVENTS });
  const found = new Map<string, Validation>();
  for (const { at, data } of events) {
    const parsed = validated.safeParse(data);
    if (!parsed.success || found.has(parsed.data.digest)) continue;
    const { rows, gate, measures, isInterrupted, failures } = parsed.data;
    found.set(parsed.data.digest, { at, rows, gate, isWhole: !isInterrupted && failures === 0, measures });
  }
  return found;
}
