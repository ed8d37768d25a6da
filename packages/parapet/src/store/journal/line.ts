/**
 * One line of a journal: `<crc32 of the body, 8 hex digits> <body>\n`. The body is one of
 *
 *     E \t [kind, at, actor, subject] \t payload
 *     X \t record [\t sealed request, base64 \t sealed response, base64]
 *
 * JSON text has neither raw tabs nor raw newlines, so the separators need no escaping.
 */
import { crc32 } from "node:zlib";
import type { NewEvent } from "@parapet/guard/kernel";
import type { ExchangeRecord, ExchangeTexts } from "../store.ts";
import { type PackedExchange, packExchange } from "./exchange-payload.ts";

/** A journalled record on its way into the log. */
export interface Entry {
  readonly kind: string;
  readonly at: number;
  readonly actor: string;
  readonly subject: string;
  /** JSON text, kept as it is. */
  readonly payload: string;
  /** Set when the entry is an exchange: the payload, parsed. */
  readonly exchange?: Partial<PackedExchange>;
  readonly texts?: ExchangeTexts;
}

export const EXCHANGE_KIND = "exchange-completed";

/** Milliseconds as the log keeps them: whole, and 0 for what is no number. */
function wholeMs(at: unknown): number {
  return typeof at === "number" && Number.isFinite(at) ? Math.trunc(at) : 0;
}

export function eventBody(event: NewEvent): string {
  const head = JSON.stringify([event.kind, wholeMs(event.at), event.actor, event.subject]);
  return `E\t${head}\t${JSON.stringify(event.data ?? {})}`;
}

export function exchangeBody(record: ExchangeRecord, texts: ExchangeTexts | undefined): string {
  const body = `X\t${packExchange(record)}`;
  return texts === undefined ? body : `${body}\t${base64(texts.sealedRequest)}\t${base64(texts.sealedResponse)}`;
}

/** The lines of some bodies, in one buffer that the next call writes over. */
export function linesOf(bodies: readonly string[]): Buffer {
  let mostBytes = 0;
  for (const body of bodies) mostBytes += HEAD_BYTES + body.length * 3 + 1;
  const lines = roomFor(mostBytes);
  let end = 0;
  for (const body of bodies) {
    const start = end + HEAD_BYTES;
    const bodyEnd = start + lines.write(body, start);
    lines.write(crc32(lines.subarray(start, bodyEnd)).toString(16).padStart(8, "0"), end, "latin1");
    lines[start - 1] = 0x20;
    lines[bodyEnd] = 0x0a;
    end = bodyEnd + 1;
  }
  return lines.subarray(0, end);
}

const HEAD_BYTES = 9;
const KEPT_BYTES = 262_144;
let kept: Buffer | undefined;

/** One buffer is kept for the everyday case; what a full text needs beyond it goes again. */
function roomFor(sizeBytes: number): Buffer {
  if (sizeBytes > KEPT_BYTES) return Buffer.allocUnsafeSlow(sizeBytes);
  kept ??= Buffer.allocUnsafeSlow(KEPT_BYTES);
  return kept;
}

/** The entry of a line (without its newline); undefined when the line is torn or damaged. */
export function parseLine(line: Buffer): Entry | undefined {
  if (line.length < 11 || line[8] !== 0x20) return undefined;
  const body = line.subarray(9);
  if (crc32(body) !== Number.parseInt(line.toString("latin1", 0, 8), 16)) return undefined;
  const parts = body.toString("utf8").split("\t");
  return parts[0] === "X" ? exchangeOf(parts) : eventOf(parts);
}

function eventOf([, head, payload]: readonly string[]): Entry | undefined {
  if (head === undefined || payload === undefined) return undefined;
  const [kind, at, actor, subject] = JSON.parse(head) as [string, number, string, string];
  return { kind: word(kind), at, actor: word(actor), subject: word(subject), payload };
}

function exchangeOf([, payload, request, response]: readonly string[]): Entry | undefined {
  if (payload === undefined) return undefined;
  const exchange = JSON.parse(payload) as Partial<PackedExchange>;
  const entry = {
    kind: EXCHANGE_KIND,
    at: wholeMs(exchange.startedAt),
    actor: word(exchange.principal),
    subject: `model:${word(exchange.model)}`,
    payload,
    exchange,
  };
  if (request === undefined || response === undefined) return entry;
  const texts = { sealedRequest: Buffer.from(request, "base64"), sealedResponse: Buffer.from(response, "base64") };
  return { ...entry, texts };
}

/** Text that SQLite and PostgreSQL give back unchanged: no lone surrogates, no NUL. */
export function word(value: unknown): string {
  const text = typeof value === "string" ? value : value === undefined || value === null ? "" : String(value);
  return text.includes("\u0000") ? text.replaceAll("\u0000", "\ufffd").toWellFormed() : text.toWellFormed();
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
