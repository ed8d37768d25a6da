import type { ArtefactReason } from "../artefact.ts";
import { formats } from "../formats/index.ts";
import { type Inspected, inspectArtefact } from "../scan/inspect-artefact.ts";
import { bytesAsFile } from "../scan/part.ts";

/** What is said of bytes, as if a file of that name held them. */
export function verdictOf(bytes: Uint8Array, name = "model.pkl", timeoutMs = 20_000): Promise<Inspected> {
  return inspectArtefact(bytesAsFile(bytes, name), {
    formats: formats.all,
    beside: () => Promise.resolve(undefined),
    timeoutMs,
    clock: () => performance.now(),
  });
}

export const callsOf = (reasons: readonly ArtefactReason[]): readonly string[] =>
  reasons.flatMap(({ call }) => call ?? []);
