import { crc32, decodeBase64 } from "../../../text/index.ts";

const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * The last six characters of a GitHub or npm token are the CRC-32 of the rest of its body in base 62: a match is
 * certain, a mismatch is an invented or shortened token.
 */
export function endsInChecksum(key: string): number | undefined {
  const body = key.slice(key.indexOf("_") + 1);
  if (body.length > 80) return undefined;
  let checksum = 0;
  for (const character of body.slice(-6)) checksum = checksum * 62 + BASE62.indexOf(character);
  return checksum === crc32(body.slice(0, -6)) ? 1 : undefined;
}

/** Three parts, the first of them JSON that names an algorithm: what RFC 7519 asks of a token. */
export function isWebToken(key: string): number | undefined {
  const dot = key.slice(0, 1_024).indexOf(".");
  if (dot < 0 || key.indexOf(".", dot + 1) < dot + 2) return 0;
  const header = decodeBase64(key.slice(0, dot));
  return header?.startsWith("{") && /"alg"\s{0,8}:/.test(header) ? undefined : 0;
}

/** The first part is a user's number in base64: the prefixes are those of a first digit. */
export function isDiscordToken(key: string): number | undefined {
  return /^[0-9]{16,20}$/.test(decodeBase64(key.slice(0, key.indexOf("."))) ?? "") ? undefined : 0;
}
