import { crc32, deflateRawSync } from "node:zlib";

/** A member, and what its headers lie about. */
interface LyingMember {
  readonly bytes: Uint8Array;
  readonly deflate?: boolean;
  readonly localName?: string;
  readonly isEncrypted?: boolean;
  readonly crc?: number;
  readonly method?: number;
  readonly sizeBytes?: number;
  /** In the place of what packing gives. */
  readonly packed?: Uint8Array;
}

type Members =
  | Readonly<Record<string, Uint8Array | LyingMember>>
  | readonly (readonly [string, Uint8Array | LyingMember])[];

/** A zip file, with every lie that its members ask for. */
export function zipOf(members: Members): Uint8Array {
  const list = Array.isArray(members) ? members : Object.entries(members);
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const [name, given] of list as readonly (readonly [string, Uint8Array | LyingMember])[]) {
    const member: LyingMember = given instanceof Uint8Array ? { bytes: given } : given;
    const { bytes, deflate = false, localName = name } = member;
    const packed = member.packed ?? (deflate ? deflateRawSync(bytes) : bytes);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(member.isEncrypted === true ? 1 : 0, 2);
    fields.writeUInt16LE(member.method ?? (deflate || member.packed !== undefined ? 8 : 0), 4);
    fields.writeUInt32LE(member.crc ?? crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(Math.min(0xffff_fffe, member.sizeBytes ?? bytes.length), 18);
    const local = Buffer.from(fields);
    local.writeUInt16LE(Buffer.byteLength(localName), 22);
    const head = Buffer.concat([Buffer.from("PK\x03\x04"), local, Buffer.from(localName), packed]);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    entries.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\0"), fields, rest, Buffer.from(name)]));
    locals.push(head);
    at += head.length;
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", "latin1");
  end.writeUInt16LE(list.length, 8);
  end.writeUInt16LE(list.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** A ustar file of regular members. */
export function tarOf(members: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const blocks = Object.entries(members).flatMap(([name, bytes]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0, "utf8");
    header.write("0000644\0", 100);
    header.write(bytes.length.toString(8).padStart(11, "0"), 124);
    header.write("ustar\0", 257);
    header.write("0", 156);
    header.write("        ", 148);
    header.write(
      `${header
        .reduce((sum, byte) => sum + byte, 0)
        .toString(8)
        .padStart(6, "0")}\0 `,
      148,
    );
    return [header, Buffer.from(bytes), Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}
