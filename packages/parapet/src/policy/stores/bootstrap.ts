import { envResolver } from "../resolvers/env.ts";
import { fileResolver } from "../resolvers/file.ts";
import type { StoreParts } from "./store.ts";
import { StoreFailure } from "./store-failure.ts";

/**
 * What opens a store, read afresh each time, so that a rotated file counts at the next sign-in.
 *
 * @throws {StoreFailure} when there is nothing; {ParapetError} when the file cannot be used
 */
export async function bootstrapValue(reference: string, parts: StoreParts, title: string): Promise<string> {
  const colon = reference.indexOf(":");
  const resolver = reference.startsWith("env:") ? envResolver : fileResolver;
  const value = await resolver.resolve(reference.slice(colon + 1), parts);
  if (value !== undefined) return value;
  throw new StoreFailure(
    "settings",
    `there is nothing at ${reference}, which is to open ${title}`,
    "Set the variable, write the file, or change the settings below secrets: in the policy.",
  );
}

/** The first of these variables that is set, without the blanks around it. */
export function variable({ env }: Pick<StoreParts, "env">, ...names: readonly string[]): string | undefined {
  return names.map((name) => (Object.hasOwn(env, name) ? env[name]?.trim() : undefined)).find((value) => value);
}
