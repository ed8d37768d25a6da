import type { ArtefactFile } from "../artefact.ts";

/** Pictures and sounds by their first bytes: none of them is a program to anybody who loads a model. */
const MEDIA: readonly (readonly [at: number, bytes: string])[] = [
  [0, "89504e470d0a1a0a"], // PNG
  [0, "ffd8ff"], // JPEG
  [0, "474946383761"], // GIF
  [0, "474946383961"],
  [8, "57454250"], // WebP
  [0, "00000100"], // ICO
  [8, "57415645"], // WAV
  [0, "664c6143"], // FLAC
  [0, "4f676753"], // Ogg
  [0, "494433"], // MP3
  [4, "66747970"], // MP4
  [0, "424d"], // BMP
  [0, "49492a00"], // TIFF
  [0, "4d4d002a"],
];

/** Text that is a program to somebody: a model's folder may hold it, nobody here vouches for it. */
const PROGRAM =
  /\.(py|pyw|pyi|pyx|ipynb|sh|bash|zsh|bat|cmd|ps1|js|mjs|cjs|ts|rb|pl|php|lua|vbs|jar|exe|dll|so|dylib|r|jl)$/i;

/** What runs nowhere: an empty file, plain text, or a known kind of media. */
export function isInert(head: Uint8Array, file: Pick<ArtefactFile, "path" | "sizeBytes">): boolean {
  if (file.sizeBytes === 0) return true;
  const hex = Buffer.from(head.subarray(0, 16)).toString("hex");
  if (MEDIA.some(([at, bytes]) => hex.startsWith(bytes, at * 2))) return true;
  return !PROGRAM.test(file.path) && !hex.startsWith("2321") && isText(head, file.sizeBytes);
}

/** UTF-8 without control characters but those of lines. */
function isText(head: Uint8Array, sizeBytes: number): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: head.length < sizeBytes });
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text);
  } catch {
    return false;
  }
}
