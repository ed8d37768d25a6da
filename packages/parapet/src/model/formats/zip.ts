import { crc32, inflateRawSync } from "node:zlib";
import { leadsOut } from "../archive/names.ts";
import { unpackedFile } from "../archive/unpacked-file.ts";
import { readZipDirectory, type ZipDirectory, type ZipEntry } from "../archive/zip-directory.ts";
import type { ArtefactFile, ArtefactFormat, ArtefactReason } from "../artefact.ts";
import { plain } from "../pickle/show.ts";
import type { OwnContext } from "../scan/inspect-artefact.ts";
import { bytesAsFile, part } from "../scan/part.ts";
import { isTorchCode, isTorchData, torchReasons } from "./torch.ts";

const MOST_MEMBERS = 100_000;
/** Larger ones are unpacked as far as they are read. */
const IN_MEMORY = 4 << 20;

/** Zip files, and what is one: PyTorch and TorchScript, NumPy's npz, Keras v3, skops, Core ML packages. */
export const zip: ArtefactFormat = {
  id: "zip",
  title: "Zip archive",
  extensions: [".zip", ".pt", ".pth", ".bin", ".ckpt", ".npz", ".ptl", ".pt2", ".keras", ".skops", ".mar", ".nemo"],
  threats: ["malicious-model-file"],
  recognises: (head) => head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5 || head[2] === 7),
  // Given by this room's own engine, with its budget.
  inspect: (file, context) => inspectZip(file, context as OwnContext),
};

async function inspectZip(file: ArtefactFile, context: OwnContext): Promise<readonly ArtefactReason[]> {
  const directory = await readZipDirectory(file, MOST_MEMBERS, context.check);
  if (directory === undefined)
    return [{ rule: "archive-broken", verdict: "failed", says: "It begins as a zip file, and has no directory." }];
  const reasons: ArtefactReason[] = [...aroundReasons(directory)];
  if (directory.before > 0) {
    const inner = await context.inspect(part(file, 0, directory.before, `${file.path}!/before the archive`));
    reasons.push(...inner.filter(({ verdict }) => verdict === "blocked"), {
      rule: "archive-before",
      verdict: "review",
      says: `${directory.before} bytes stand before the archive: to other programs it is another file.`,
    });
  }
  const names = new Set<string>();
  const isTorch = directory.entries.some(({ name }) => /(^|\/)data\.pkl$/.test(name));
  for (const entry of directory.entries) {
    context.check();
    reasons.push(...nameReasons(entry, names));
    names.add(entry.name);
    if (entry.name.endsWith("/") && entry.sizeBytes === 0) continue;
    if (isTorch && isTorchData(entry.name)) continue;
    reasons.push(...(await memberReasons(file, entry, context, isTorch && isTorchCode(entry.name))));
  }
  return reasons;
}

function aroundReasons({ damages, behind, isCut }: ZipDirectory): readonly ArtefactReason[] {
  return [
    ...damages.slice(0, 5).map(
      (why): ArtefactReason => ({
        rule: "archive-broken",
        verdict: "failed",
        says: `In the archive, ${plain(why, 200)}.`,
      }),
    ),
    ...(isCut
      ? [{ rule: "archive-limit", verdict: "failed", says: "It holds more members than are looked at." } as const]
      : []),
    ...(behind > 0
      ? [{ rule: "archive-behind", verdict: "review", says: `${behind} bytes follow the archive's end.` } as const]
      : []),
  ];
}

function nameReasons({ name, localName, isLink, isEncrypted }: ZipEntry, seen: ReadonlySet<string>): ArtefactReason[] {
  const member = plain(name, 200);
  const reasons: ArtefactReason[] = [];
  if (leadsOut(name) || leadsOut(localName))
    reasons.push({
      rule: "archive-escape",
      verdict: "blocked",
      says: `Unpacking it writes outside of its folder, to ${member}.`,
      member,
    });
  if (localName !== name)
    reasons.push({
      rule: "archive-differs",
      verdict: "blocked",
      says: `A member is called ${member} by the directory and ${plain(localName, 200)} by itself: programs see different files.`,
      member,
    });
  if (seen.has(name))
    reasons.push({
      rule: "archive-duplicate",
      verdict: "review",
      says: `It holds ${member} twice: programs see different files.`,
      member,
    });
  if (isLink) reasons.push({ rule: "archive-link", verdict: "review", says: `${member} is a link.`, member });
  if (isEncrypted)
    reasons.push({
      rule: "archive-encrypted",
      verdict: "review",
      says: `${member} is marked as encrypted: it cannot be looked at.`,
      member,
    });
  return reasons;
}

async function memberReasons(
  file: ArtefactFile,
  entry: ZipEntry,
  context: OwnContext,
  isCode: boolean,
): Promise<readonly ArtefactReason[]> {
  const { name, method, start, packedBytes, sizeBytes } = entry;
  const member = plain(name, 200);
  const path = `${file.path}!/${member}`;
  const packed = part(file, start, packedBytes, path);
  const reasons: ArtefactReason[] = [];
  let inner: ArtefactFile;
  if (method === 0) inner = packed;
  else if (method !== 8)
    return [
      {
        rule: "archive-packing",
        verdict: "review",
        says: `${member} is packed by method ${method}, which is not known here.`,
        member,
      },
    ];
  else if (sizeBytes <= IN_MEMORY && packedBytes <= IN_MEMORY) {
    const bytes = inflated(await packed.read(0, packedBytes), sizeBytes);
    context.budget.left -= bytes?.length ?? 0;
    if (bytes === undefined) {
      // Encrypted bytes are not packed ones; that they are was told.
      if (entry.isEncrypted) return [];
      return [
        {
          rule: "archive-broken",
          verdict: "failed",
          says: `${member} cannot be unpacked, or is not as long as is said.`,
          member,
        },
      ];
    }
    inner = bytesAsFile(bytes, path);
  } else
    inner = await unpackedFile(packed, path, "deflate", { sizeBytes, budget: context.budget, check: context.check });
  if (sizeBytes <= IN_MEMORY && !entry.isEncrypted) {
    const bytes = await inner.read(0, sizeBytes);
    if (bytes.length !== sizeBytes || crc32(bytes) !== entry.crc)
      reasons.push({
        rule: "archive-checksum",
        verdict: "review",
        says: `${member} does not match its check sum: careful programs refuse it, others load it.`,
        member,
      });
  }
  const found = isCode ? await torchReasons(inner, member) : await context.inspect(inner);
  // What is encrypted is of no format.
  reasons.push(...(entry.isEncrypted ? found.filter(({ verdict }) => verdict === "blocked") : found));
  return reasons;
}

function inflated(packed: Uint8Array, sizeBytes: number): Uint8Array | undefined {
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, sizeBytes) });
    return bytes.length === sizeBytes ? bytes : undefined;
  } catch {
    return undefined;
  }
}
