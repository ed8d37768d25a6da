import { constants, inflateSync } from "node:zlib";
import { type Packing, unpackedFile } from "../archive/unpacked-file.ts";
import type { ArtefactFile, ArtefactFormat, ArtefactReason } from "../artefact.ts";
import type { OwnContext } from "../scan/inspect-artefact.ts";

const startsWith = (head: Uint8Array, hex: string): boolean =>
  Buffer.from(head.subarray(0, hex.length / 2)).toString("hex") === hex;

/** A zlib stream has two bytes and a check; that its beginning can be unpacked says the rest. */
function isZlib(head: Uint8Array): boolean {
  if (head.length < 8 || (head[0]! & 0x0f) !== 8 || head[0]! >> 4 > 7 || ((head[0]! << 8) | head[1]!) % 31 !== 0)
    return false;
  try {
    return inflateSync(head, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: 16 << 20 }).length > 0;
  } catch {
    return false;
  }
}

/** One file in a stream that can be unpacked here: what joblib's `compress` writes, `model.pkl.gz`. */
export const packed: ArtefactFormat = {
  id: "packed",
  title: "Compressed file",
  extensions: [".gz", ".z", ".zlib"],
  threats: ["malicious-model-file"],
  recognises: (head) => startsWith(head, "1f8b08") || isZlib(head),
  async inspect(file, context) {
    const head = await file.read(0, 2);
    const packing: Packing = head[0] === 0x1f ? "gzip" : "zlib";
    return inspectPacked(file, packing, context as OwnContext); // given by this room's own engine
  },
};

async function inspectPacked(
  file: ArtefactFile,
  packing: Packing,
  context: OwnContext,
): Promise<readonly ArtefactReason[]> {
  const { budget, check } = context;
  const inner = await unpackedFile(file, `${file.path}!/unpacked`, packing, { budget, check });
  return context.inspect(inner);
}

const FOREIGN: readonly (readonly [hex: string, name: string])[] = [
  ["fd377a585a00", "xz"],
  ["5d0000", "LZMA"],
  ["425a68", "bzip2"],
  ["04224d18", "LZ4"],
  ["28b52ffd", "Zstandard"],
  ["377abcaf271c", "7z"],
  ["526172211a07", "RAR"],
];

/** Streams and archives that cannot be unpacked here: nobody can say what they hold. */
export const foreignPacked: ArtefactFormat = {
  id: "packed-unknown",
  title: "Compressed file that is not unpacked here",
  extensions: [".xz", ".lzma", ".bz2", ".lz4", ".zst", ".7z", ".rar"],
  threats: ["malicious-model-file"],
  recognises: (head) => FOREIGN.some(([hex]) => startsWith(head, hex)),
  async inspect(file) {
    const head = await file.read(0, 8);
    const name = FOREIGN.find(([hex]) => startsWith(head, hex))?.[1];
    return [
      {
        rule: "archive-packing",
        verdict: "review",
        says: `It is packed by ${name}, and cannot be looked into here: unpack it first.`,
      },
    ];
  },
};
