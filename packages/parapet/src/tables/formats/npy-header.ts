import type { ByteReader } from "../byte-reader.ts";
import { tableError } from "../table-error.ts";
import { type ElementType, numberType, wordType } from "./array-type.ts";

export interface NpyHeader {
  readonly type: ElementType;
  readonly shape: readonly number[];
  /** The first index runs fastest. */
  readonly isFortran: boolean;
}

/** Real ones have about a hundred bytes; numpy itself refuses more than this. */
const MOST_HEADER_BYTES = 10_000;

export const isNpy = (head: Uint8Array): boolean =>
  head[0] === 0x93 && head[1] === 0x4e && head[2] === 0x55 && head[3] === 0x4d && head[4] === 0x50 && head[5] === 0x59;

/**
 * The header of an array of NumPy, versions 1 to 3: a literal of Python, of which only the three keys that there are
 * in their plain forms are read. Nothing is evaluated.
 *
 * @param file as it is named in errors
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export async function readNpyHeader(reader: ByteReader, file: string): Promise<NpyHeader> {
  const refuse = (says: string, hint?: string): Error =>
    tableError("PARAPET_TABLE_FORMAT", `${file} ${says}`, { file, ...(hint === undefined ? {} : { hint }) });
  const start = await reader.take(8);
  if (!isNpy(start)) throw refuse("is no array of NumPy");
  const version = start[6]!;
  if (version < 1 || version > 3) throw refuse(`is an array of NumPy's version ${version}, which is not known`);
  const sizeBytes = await reader.take(version === 1 ? 2 : 4);
  const length = sizeBytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (length > MOST_HEADER_BYTES) throw refuse("has a header longer than NumPy reads");
  const bytes = await reader.take(length);
  if (bytes.length < length) throw refuse("ends within its header");
  const text = Buffer.from(bytes).toString("latin1");
  const descr = /'descr'\s*:\s*'([^']{1,20})'/.exec(text)?.[1];
  const order = /'fortran_order'\s*:\s*(True|False)/.exec(text)?.[1];
  const shape = /'shape'\s*:\s*\(([\d,\sL]{0,400})\)/.exec(text)?.[1];
  if (order === undefined || shape === undefined) throw refuse("has a header that is no header of NumPy");
  if (descr === undefined) throw refuse("has elements of several fields", "Save each field as an array of its own.");
  const sides = shape
    .split(",")
    .map((side) => side.trim().replace(/L$/, ""))
    .filter((side) => side !== "")
    .map(Number);
  const count = sides.reduce((product, side) => product * side, 1);
  if (!sides.every(Number.isSafeInteger) || !Number.isSafeInteger(count) || sides.length > 16)
    throw refuse("has a shape that nothing has");
  return { type: elementType(descr, refuse), shape: sides, isFortran: order === "True" };
}

function elementType(descr: string, refuse: (says: string, hint?: string) => Error): ElementType {
  const [, order = "", letter = "", size = ""] = /^([<>=|]?)([a-zA-Z])(\d*)$/.exec(descr) ?? [];
  if (letter === "O")
    throw refuse(
      "holds objects, which are a pickle: reading them runs code",
      "Save numbers or strings: array.astype(str), or one array for each part.",
    );
  const isLittle = order !== ">";
  if ((letter === "S" || letter === "U") && size !== "" && Number(size) <= 1_000_000)
    return wordType(letter, Number(size), isLittle);
  const type = numberType(`${letter}${size}`, isLittle);
  if (type === undefined) throw refuse(`holds elements of type ${descr}, which are neither numbers nor words`);
  return type;
}
