/**
 * Puts another model name into a JSON body and leaves every other byte as the client wrote it.
 *
 * One pass over the bytes at depth one; strings are jumped over. The body has been parsed before, so it is valid and
 * holds no key twice.
 *
 * @returns undefined when the key is not written literally as `"model"` (an escape in it); the caller then serialises anew
 */
export function spliceModel(body: Buffer, model: string): Buffer | undefined {
  let depth = 0;
  for (let i = 0; i < body.length; i++) {
    const byte = body[i]!;
    if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) depth++;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) depth--;
    else if (byte === QUOTE) {
      const end = endOfString(body, i);
      if (depth === 1 && end - i === 7 && body.toString("latin1", i, end) === '"model"') {
        const colon = skipSpace(body, end);
        if (body[colon] === COLON) {
          const start = skipSpace(body, colon + 1);
          if (body[start] !== QUOTE) return undefined;
          return Buffer.concat([
            body.subarray(0, start),
            Buffer.from(JSON.stringify(model)),
            body.subarray(endOfString(body, start)),
          ]);
        }
      }
      i = end - 1;
    }
  }
  return undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** Offset after the closing quote. An even number of backslashes before a quote leaves it a quote. */
function endOfString(body: Buffer, start: number): number {
  let quote = body.indexOf(QUOTE, start + 1);
  while (quote !== -1) {
    let slashes = 0;
    while (body[quote - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    quote = body.indexOf(QUOTE, quote + 1);
  }
  return body.length;
}

function skipSpace(body: Buffer, start: number): number {
  let i = start;
  while (body[i] === 0x20 || body[i] === 0x0a || body[i] === 0x0d || body[i] === 0x09) i++;
  return i;
}
