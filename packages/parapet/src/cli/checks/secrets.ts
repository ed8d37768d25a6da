import { type Log, silentLog } from "@parapet/guard/kernel";
import { resolveSecret, secretReferencesOf } from "../../policy/index.ts";
import type { Check } from "./check.ts";

export const secretsCheck: Check = {
  id: "secrets",
  title: "Secrets",
  run: async ({ loaded, context }) => {
    if (loaded === undefined) return { status: "skipped", message: "no policy" };
    const warnings: string[] = [];
    const log: Log = { ...silentLog, warn: (_fields, message) => void warnings.push(message) };
    const references = secretReferencesOf(loaded.policy);
    for (const { reference } of references)
      await resolveSecret(reference, { baseDirectory: loaded.baseDirectory, env: context.env, log });
    const [first] = warnings;
    if (first !== undefined) return { status: "warning", message: first };
    return { status: "ok", message: references.length === 0 ? "none needed" : `${references.length} found` };
  },
};
