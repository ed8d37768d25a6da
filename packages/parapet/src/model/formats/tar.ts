import { leadsOut } from "../archive/names.ts";
import type { ArtefactFile, ArtefactFormat, ArtefactReason, InspectContext } from "../artefact.ts";
import { plain } from "../pickle/show.ts";
import { part } from "../scan/part.ts";

const BLOCK = 512;
const LONGEST_EXTENSION = 64 << 10;
const MOST_MEMBERS = 50_000;

/**
 * Tar files, read header by header: ustar, with the long names of pax and GNU. PyTorch's oldest files are one.
 *
 * @see POSIX.1-2017, pax, "ustar Interchange Format"
 */
export const tar: ArtefactFormat = {
  id: "tar",
  title: "Tar archive",
  extensions: [".tar", ".nemo", ".pt", ".pth"],
  threats: ["malicious-model-file"],
  recognises: (head) => head.length >= BLOCK && isHeader(head.subarray(0, BLOCK)),
  inspect: inspectTar,
};

async function inspectTar(file: ArtefactFile, context: InspectContext): Promise<readonly ArtefactReason[]> {
  const reasons: ArtefactReason[] = [];
  let longName: string | undefined;
  let longSize: number | undefined;
  let at = 0;
  for (let count = 0; at + BLOCK <= file.sizeBytes; count++) {
    context.check();
    if (count >= MOST_MEMBERS) {
      reasons.push({ rule: "archive-limit", verdict: "failed", says: "It holds more members than are looked at." });
      break;
    }
    const header = await file.read(at, BLOCK);
    if (header.every((byte) => byte === 0)) break;
    if (!isHeader(header)) {
      reasons.push({
        rule: "archive-broken",
        verdict: "failed",
        says: `At byte ${at} it goes on with what is no header.`,
      });
      break;
    }
    const kind = String.fromCharCode(header[156]!);
    const size = longSize ?? numberIn(header, 124, 12);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || start + size > file.sizeBytes) {
      reasons.push({ rule: "archive-broken", verdict: "failed", says: "A member ends behind the archive." });
      break;
    }
    at = start + Math.ceil(size / BLOCK) * BLOCK;
    if (kind === "x" || kind === "g" || kind === "L" || kind === "K") {
      const body = await file.read(start, Math.min(size, LONGEST_EXTENSION));
      if (kind === "L") longName = textIn(body, 0, body.length);
      if (kind === "x") {
        longName = paxValue(body, "path") ?? longName;
        const digits = paxValue(body, "size");
        longSize = digits !== undefined && /^\d{1,15}$/.test(digits) ? Number(digits) : undefined;
      }
      continue;
    }
    const name = longName ?? nameIn(header);
    [longName, longSize] = [undefined, undefined];
    const member = plain(name, 200);
    if (leadsOut(name))
      reasons.push({
        rule: "archive-escape",
        verdict: "blocked",
        says: `Unpacking it writes outside of its folder, to ${member}.`,
        member,
      });
    if (kind === "1" || kind === "2") {
      const target = textIn(header, 157, 100);
      const isOut = leadsOut(target.startsWith("/") || kind === "1" ? target : `${name}/../${target}`);
      if (isOut)
        reasons.push({
          rule: "archive-escape",
          verdict: "blocked",
          says: `${member} is a link out of the archive, to ${plain(target, 200)}.`,
          member,
        });
    } else if ((kind === "0" || kind === "\0" || kind === "7") && !name.endsWith("/"))
      reasons.push(...(await context.inspect(part(file, start, size, `${file.path}!/${member}`))));
    else if (kind === "S")
      reasons.push({ rule: "archive-packing", verdict: "review", says: `${member} is a sparse file.`, member });
  }
  return reasons;
}

/** The sum of its bytes, its own field taken as spaces. */
function isHeader(header: Uint8Array): boolean {
  let sum = 0;
  for (let at = 0; at < BLOCK; at++) sum += at >= 148 && at < 156 ? 0x20 : header[at]!;
  return sum > 256 && numberIn(header, 148, 8) === sum;
}

function nameIn(header: Uint8Array): string {
  const prefix = textIn(header, 257, 5) === "ustar" ? textIn(header, 345, 155) : "";
  return prefix === "" ? textIn(header, 0, 100) : `${prefix}/${textIn(header, 0, 100)}`;
}

function textIn(bytes: Uint8Array, from: number, length: number): string {
  const field = bytes.subarray(from, from + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end < 0 ? field : field.subarray(0, end));
}

/** Octal digits, or with the highest bit set a number of base 256. */
function numberIn(header: Uint8Array, from: number, length: number): number {
  if ((header[from]! & 0x80) === 0) {
    const digits = textIn(header, from, length).trim();
    return digits === "" ? 0 : /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : Number.NaN;
  }
  let value = header[from]! & 0x7f;
  for (const byte of header.subarray(from + 1, from + length)) value = value * 256 + byte;
  return value;
}

/** `30 path=some/where\n`, the length with itself. */
function paxValue(body: Uint8Array, wanted: string): string | undefined {
  let at = 0;
  while (at < body.length) {
    const space = body.indexOf(0x20, at);
    const length = space < 0 ? 0 : Number(new TextDecoder().decode(body.subarray(at, space)));
    if (!Number.isInteger(length) || length <= space - at) return undefined;
    const line = new TextDecoder().decode(body.subarray(space + 1, at + length - 1));
    if (line.startsWith(`${wanted}=`)) return line.slice(wanted.length + 1);
    at += length;
  }
  return undefined;
}
