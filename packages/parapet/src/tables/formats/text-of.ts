import { messageOf } from "@parapet/guard/kernel";
import type { ReadingOptions } from "../format.ts";
import { tableError } from "../table-error.ts";
import type { TableFile } from "../table-file.ts";

/** The encoding of a file's text: by its mark, else UTF-8 where its beginning is, else the one of Western Windows. */
export function encodingOf(file: TableFile, wanted: string | undefined): string {
  const { head } = file;
  if (wanted !== undefined) {
    try {
      return new TextDecoder(wanted).encoding;
    } catch (cause) {
      throw tableError("PARAPET_TABLE_FORMAT", `${wanted} is no encoding that is known here`, {
        file: file.path,
        hint: "Use utf-8, utf-16le, windows-1252 or another name of the WHATWG list.",
        cause,
      });
    }
  }
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  try {
    // As a stream: the head may end within a character.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return "utf-8";
  } catch {
    return "windows-1252";
  }
}

/** The beginning of a file as text. */
export function headText(file: TableFile, encoding: string): string {
  return new TextDecoder(encoding).decode(file.head, { stream: true });
}

/** A file's text, chunk by chunk, without its mark. */
export async function* textOf(file: TableFile, encoding: string, options: ReadingOptions): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let before = 0;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      const { path } = file;
      throw tableError("PARAPET_TABLE_FORMAT", `${path} is not ${encoding} after byte ${before}: ${messageOf(cause)}`, {
        file: path,
        hint: "Say which encoding it has.",
        cause,
      });
    }
  };
  for await (const chunk of file.bytes()) {
    options.signal?.throwIfAborted();
    const text = decode(chunk);
    before += chunk.length;
    if (text !== "") yield text;
  }
  const rest = decode();
  if (rest !== "") yield rest;
}
