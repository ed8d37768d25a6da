import type { ArtefactFile } from "../artefact.ts";
import { ByteWindow } from "../bytes/byte-window.ts";
import { Malformed } from "../bytes/malformed.ts";
import type { XmlToken } from "../bytes/xml.ts";
import { leadsOut } from "./path-safety.ts";
import { type Reasons, shown } from "./reasons.ts";

const MAX_BYTES = 32_000_000;

/** The text of an XML file, in the encoding that its first bytes give away. */
export async function xmlText(file: ArtefactFile, check: () => void): Promise<string> {
  if (file.sizeBytes > MAX_BYTES) throw new Malformed(`an XML text of ${file.sizeBytes} bytes is longer than is read`);
  const bytes = await new ByteWindow(file, check).take(0, file.sizeBytes);
  const [a, b] = bytes;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return new TextDecoder("utf-16le").decode(bytes);
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return new TextDecoder("utf-16be").decode(bytes);
  return new TextDecoder().decode(bytes);
}

/** Entities from elsewhere, parameters among entities, and entities made of entities: none has a place in a model. */
export function judgeDoctype(token: XmlToken, reasons: Reasons): void {
  if (token.kind === "instruction") {
    if (/^<\?xml-stylesheet\b/i.test(token.text))
      reasons.add("xml-stylesheet", "review", "It names a style sheet, which a reader may run.", { offset: token.at });
    return;
  }
  if (token.kind !== "doctype") return;
  const entities = [...token.text.matchAll(/<!ENTITY\s+(%\s+)?([^\s"'<>%]{1,200})\s+(SYSTEM|PUBLIC)?\s{0,40}(["'])/g)];
  const outside = entities.find((found) => found[3] !== undefined);
  const isTyped = /<!DOCTYPE[^[>"']{0,400}\b(?:SYSTEM|PUBLIC)\b/.test(token.text);
  const target = /(?:SYSTEM|PUBLIC\s+["'][^"']{0,400}["'])\s+["']([^"']{0,400})["']/.exec(token.text)?.[1] ?? "";
  if (outside === undefined && isTyped && target !== "" && !leadsOut(target)) {
    // As old files of PMML have one: what it says is in a file beside it, which is another file to look at.
    reasons.add("xml-type", "review", `It has its document type from '${shown(target)}' beside it.`, {
      offset: token.at,
    });
  } else if (outside !== undefined || isTyped) {
    reasons.add(
      "xml-external-entity",
      "blocked",
      `Reading it fetches '${shown(target)}' into the text, where the reader follows entities.`,
      {
        call: shown(target),
        offset: token.at,
      },
    );
  } else if (entities.length > 0)
    reasons.add(
      "xml-entities",
      "review",
      `It defines ${entities.length} entities of its own, which may unfold without end.`,
      { offset: token.at },
    );
}
