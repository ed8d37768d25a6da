import { inspect } from "node:util";
import type { ParapetError } from "@parapet/guard/kernel";
import { parsePolicy, resolveSecret, type SecretKeeper } from "../../index.ts";

export interface Reading {
  readonly reference: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What stands below `secrets:`, as YAML in one line. */
  readonly secrets?: string;
  readonly baseDirectory?: string;
  readonly keeper?: SecretKeeper;
}

/** The value behind a reference, by the way that a start takes: policy, settings, resolver. */
export async function readReference(reading: Reading): Promise<string> {
  const { reference, env = {}, secrets = "{}", baseDirectory = "/", keeper } = reading;
  const policy = parsePolicy(`parapet: 1\nsecrets: ${secrets}\n`, "parapet.yaml");
  const options = { baseDirectory, env, secrets: policy.secrets, ...(keeper === undefined ? {} : { keeper }) };
  return (await resolveSecret(reference, options)).reveal();
}

/** Why it could not be read, and all that the error would show anybody. */
export async function failureOf(reading: Reading): Promise<ParapetError & { readonly shown: string }> {
  const thrown = await readReference(reading).then(
    () => undefined,
    (error: unknown) => error as ParapetError,
  );
  if (thrown === undefined) throw new Error("it was read");
  return Object.assign(thrown, { shown: inspect(thrown, { depth: 9 }) + JSON.stringify(thrown) });
}
