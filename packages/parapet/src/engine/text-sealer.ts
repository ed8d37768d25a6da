import { EXIT, ParapetError } from "@parapet/guard/kernel";
import { type Policy, resolveSecret } from "../policy/index.ts";
import { createTextSealer, type TextSealer } from "../store/index.ts";

/**
 * What seals and opens kept texts under this policy; undefined where it names no key.
 *
 * @throws {ParapetError} PARAPET_SECRET_*, PARAPET_ENGINE_TEXT_KEY
 */
export async function textSealerOf(
  { records }: Pick<Policy, "records">,
  options: Parameters<typeof resolveSecret>[1],
): Promise<TextSealer | undefined> {
  return records.encryptionKey === undefined
    ? undefined
    : sealerOf((await resolveSecret(records.encryptionKey, options)).reveal());
}

function sealerOf(text: string): TextSealer {
  const key = /^[0-9a-f]{64}$/i.test(text) ? Buffer.from(text, "hex") : Buffer.from(text, "base64");
  if (key.length === 32) return createTextSealer(key);
  throw new ParapetError("PARAPET_ENGINE_TEXT_KEY", "records.encryptionKey does not hold 32 bytes in base64 or hex", {
    hint: "Make one with: openssl rand -base64 32 > text.key",
    exit: EXIT.environment,
  });
}
