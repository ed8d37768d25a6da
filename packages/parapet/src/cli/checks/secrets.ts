import { type Log, silentLog } from "@parapet/guard/kernel";
import { chooseTargets, readProviders, resolveSecret, secretReferencesOf } from "../../policy/index.ts";
import type { Check } from "./check.ts";

export const secretsCheck: Check = {
  id: "secrets",
  title: "Secrets",
  run: async ({ loaded, context }) => {
    if (loaded === undefined) return { status: "skipped", message: "no policy" };
    const warnings: string[] = [];
    const log: Log = { ...silentLog, warn: (_fields, message) => void warnings.push(message) };
    const options = { baseDirectory: loaded.baseDirectory, env: context.env, log };
    const states = await readProviders(loaded.policy, options);
    chooseTargets(loaded.policy, states);
    const others = secretReferencesOf(loaded.policy).filter(({ path }) => !path.startsWith("providers."));
    for (const { reference } of others) await resolveSecret(reference, options);
    const found = others.length + [...states.values()].filter(({ apiKey }) => apiKey !== undefined).length;
    const [first] = warnings;
    if (first !== undefined) return { status: "warning", message: first };
    return { status: "ok", message: found === 0 ? "none needed" : `${found} found` };
  },
};
