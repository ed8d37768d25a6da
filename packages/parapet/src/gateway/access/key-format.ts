import { randomBytes } from "node:crypto";

/**
 * A Parapet key: `pk_<10 hex>_<43 base64url>`. The first part is its public id, found in records and logs; the second
 * is 256 random bits and is shown once.
 */
const KEY_LENGTH = 57;
const ID_LENGTH = 13;

/** @param random 37 random bytes: 5 for the id, 32 for the secret */
export function newKey(random: Buffer = randomBytes(37)): { readonly id: string; readonly secret: string } {
  const id = `pk_${random.toString("hex", 0, 5)}`;
  return { id, secret: `${id}_${random.toString("base64url", 5, 37)}` };
}

/** The public id, or undefined when the text cannot be a key. Looks at the shape only. */
export function keyIdOf(presented: string): string | undefined {
  if (presented.length !== KEY_LENGTH || !presented.startsWith("pk_") || presented[ID_LENGTH] !== "_") return undefined;
  for (let i = 3; i < ID_LENGTH; i++) if (!isHex(presented.charCodeAt(i))) return undefined;
  for (let i = ID_LENGTH + 1; i < KEY_LENGTH; i++) if (!isBase64Url(presented.charCodeAt(i))) return undefined;
  return presented.slice(0, ID_LENGTH);
}

function isHex(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 97 && code <= 102);
}

function isBase64Url(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 45 ||
    code === 95
  );
}
