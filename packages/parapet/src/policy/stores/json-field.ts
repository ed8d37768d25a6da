import { isRecord } from "../cross-check.ts";
import { StoreFailure } from "./store-failure.ts";

/**
 * The whole of a kept text, or one key of the JSON object that it holds.
 *
 * @throws {StoreFailure} when it holds no object, no such key, or no text there
 */
export function textAt(kept: string, key: string | undefined): string {
  if (key === undefined) return kept;
  let data: unknown;
  try {
    data = JSON.parse(kept);
  } catch {
    // Without the cause: its message quotes the secret.
    data = undefined;
  }
  if (!isRecord(data))
    throw new StoreFailure(
      "strange",
      "the secret is no JSON object",
      "Leave out the # and what follows, to take it whole.",
    );
  const value = Object.hasOwn(data, key) ? data[key] : undefined;
  if (value === undefined || value === null)
    throw new StoreFailure("missing", "the secret is there, but has no such key", "The key stands after the #.");
  if (typeof value !== "string" && typeof value !== "number")
    throw new StoreFailure("strange", "that key holds no text", "Keep one value under one key.");
  return String(value);
}

/** A reference's parts before and after its `#`; undefined where there is a `#` and nothing on one side of it. */
export function splitKey(text: string): { readonly place: string; readonly key: string | undefined } | undefined {
  const hash = text.indexOf("#");
  if (hash === -1) return text === "" ? undefined : { place: text, key: undefined };
  return hash === 0 || hash === text.length - 1 ? undefined : { place: text.slice(0, hash), key: text.slice(hash + 1) };
}
