import type { ArtefactFile, ArtefactReason, ArtefactVerdict, InspectContext } from "../artefact.ts";
import { VERDICTS } from "../artefact.ts";
import { plainFormats } from "../formats/plain-formats.ts";

/** A file in memory. */
export const artefactOf = (path: string, content: Uint8Array | string): ArtefactFile => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return {
    path,
    sizeBytes: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
  };
};

/** @param beside files by their paths, beside whatever is inspected */
export function contextOf(beside: Readonly<Record<string, Uint8Array | string>> = {}): InspectContext {
  const context: InspectContext = {
    check: () => {},
    inspect: async (inner) =>
      (await inspectAll(inner, context)).map((reason) => ({ member: inner.path.split("!/").at(-1) ?? "", ...reason })),
    beside: async (path) => {
      const content = Object.hasOwn(beside, path) ? beside[path] : undefined;
      return content === undefined ? undefined : artefactOf(path, content);
    },
  };
  return context;
}

/** By every format that recognises it. */
export async function inspectAll(
  file: ArtefactFile,
  context: InspectContext = contextOf(),
): Promise<readonly ArtefactReason[]> {
  const head = await file.read(0, 4_096);
  const found: ArtefactReason[] = [];
  for (const format of plainFormats)
    if (format.recognises(head, file)) found.push(...(await format.inspect(file, context)));
  return found;
}

export const verdictOf = (reasons: readonly ArtefactReason[]): ArtefactVerdict =>
  VERDICTS.find((verdict) => reasons.some((reason) => reason.verdict === verdict)) ?? "clean";
