import { inflateSync } from "node:zlib";

/*
 * Reads a PDF's text back by its own bytes: streams are inflated, glyphs are mapped by the ToUnicode tables, and what
 * the operators Tf, Tm and TJ draw is put together by line. As much of ISO 32000-1, 9.4 and 9.10 as pdfkit writes.
 */

/** Lines of each page, from top to bottom. */
export function pdfLines(bytes: Uint8Array): readonly string[] {
  const raw = Buffer.from(bytes).toString("latin1");
  const objects = new Map<string, string>();
  for (const [, number = "", body = ""] of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(number, body);
  const tables = new Map<string, ReadonlyMap<number, string>>();
  for (const [number, body] of objects) {
    const table = /\/ToUnicode (\d+) 0 R/.exec(body)?.[1];
    if (table !== undefined) tables.set(number, unicodeOf(streamOf(objects.get(table) ?? "")));
  }
  const fonts = new Map<string, ReadonlyMap<number, string>>();
  for (const body of objects.values())
    for (const [, name = "", number = ""] of body.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = tables.get(number);
      if (table !== undefined) fonts.set(name, table);
    }
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .flatMap((page) => {
      const content = /\/Contents (\d+) 0 R/.exec(page)?.[1] ?? "";
      return linesOf(streamOf(objects.get(content) ?? ""), fonts);
    });
}

function streamOf(body: string): string {
  const from = body.indexOf("stream\n") + "stream\n".length;
  const bytes = Buffer.from(body.slice(from, body.lastIndexOf("\nendstream")), "latin1");
  return (/\/Filter \/FlateDecode/.test(body) ? inflateSync(bytes) : bytes).toString("latin1");
}

function unicodeOf(table: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  for (const [, first = "", list = ""] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    for (const [at, [, text = ""]] of [...list.matchAll(/<([0-9a-f ]*)>/g)].entries())
      map.set(
        Number.parseInt(first, 16) + at,
        Buffer.from(text.replaceAll(" ", ""), "hex").swap16().toString("utf16le"),
      );
  return map;
}

function linesOf(content: string, fonts: ReadonlyMap<string, ReadonlyMap<number, string>>): string[] {
  const lines: string[] = [];
  let font: ReadonlyMap<number, string> | undefined;
  let height = "";
  for (const [, y, name, shown] of content.matchAll(
    /1 0 0 1 [-\d.]+ ([-\d.]+) Tm|\/(F\d+) [\d.]+ Tf|\[((?:<[0-9a-f]*>|[-\d. ])*)\] TJ/g,
  )) {
    if (name !== undefined) font = fonts.get(name);
    else if (y !== undefined) {
      if (y !== height) lines.push("");
      height = y;
    } else if (shown !== undefined) {
      const glyphs = [...shown.matchAll(/<([0-9a-f]*)>/g)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
      const text = glyphs.map((glyph) => font?.get(Number.parseInt(glyph, 16)) ?? "\ufffd").join("");
      lines[lines.length - 1] += text;
    }
  }
  return lines;
}
