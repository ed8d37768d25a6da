import { crc32, deflateRawSync } from "node:zlib";

type Content = string | Uint8Array;

const bytesOf = (content: Content): Uint8Array => (typeof content === "string" ? Buffer.from(content) : content);

export interface ZipLies {
  /** Claimed instead of what it is. */
  readonly sizeBytes?: number;
  readonly isEncrypted?: boolean;
  readonly localName?: string;
  /** The bytes of the first member, once more. */
  readonly sharesFirst?: boolean;
  readonly linksTo?: string;
}

/** A zip file of these, with the lies that are asked for. */
export function zipOf(
  files: Readonly<Record<string, Content>>,
  lies: Readonly<Record<string, ZipLies>> = {},
): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const lie = lies[name] ?? {};
    const bytes = bytesOf(lie.linksTo ?? content);
    const packed = deflateRawSync(bytes);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(lie.isEncrypted === true ? 1 : 0, 6);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(bytes), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    const localName = Buffer.from(lie.localName ?? name);
    local.writeUInt16LE(localName.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt8(3, 5);
    local.copy(entry, 8, 6, 26);
    entry.writeUInt32LE(lie.sizeBytes ?? bytes.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE((lie.linksTo === undefined ? 0o100_644 : 0o120_777) * 65_536, 38);
    entry.writeUInt32LE(lie.sharesFirst === true ? 0 : offset, 42);
    directory.push(entry, Buffer.from(name));
    if (lie.sharesFirst === true) continue;
    parts.push(local, localName, packed);
    offset += 30 + localName.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

/** A tar file of these; names above 100 bytes in a pax header, links by what they lead to. */
export function tarOf(
  files: Readonly<Record<string, Content>>,
  links: Readonly<Record<string, string>> = {},
): Uint8Array {
  const blocks: Buffer[] = [];
  const add = (name: string, kind: string, body: Uint8Array, target = ""): void => {
    const header = Buffer.alloc(512);
    header.write(name.slice(0, 100), 0);
    header.write("0000644\0", 100);
    header.write(`${body.length.toString(8).padStart(11, "0")}\0`, 124);
    header.write("        ", 148);
    header.write(kind, 156);
    header.write(target, 157);
    header.write("ustar\0", 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
    blocks.push(header, Buffer.from(body), Buffer.alloc((512 - (body.length % 512)) % 512));
  };
  for (const [name, content] of Object.entries(files)) {
    if (name.length > 100) add("pax", "x", paxOf("path", name));
    add(name, "0", bytesOf(content));
  }
  for (const [name, target] of Object.entries(links)) add(name, "2", new Uint8Array(), target);
  return Buffer.concat([...blocks, Buffer.alloc(1_024)]);
}

function paxOf(key: string, value: string): Uint8Array {
  const rest = ` ${key}=${value}\n`;
  let length = rest.length + 1;
  while (`${length}${rest}`.length !== length) length++;
  return Buffer.from(`${length}${rest}`);
}
