import { type Log, silentLog } from "@parapet/guard/kernel";
import {
  chooseTargets,
  isStoreReference,
  type Policy,
  type ResolveOptions,
  readProviders,
  resolveSecret,
  SecretKeeper,
  secretReferencesOf,
} from "../../policy/index.ts";
import type { Check } from "./check.ts";

export const secretsCheck: Check = {
  id: "secrets",
  title: "Secrets",
  run: async ({ loaded, context, mayUseNetwork }) => {
    if (loaded === undefined) return { status: "skipped", message: "no policy" };
    const warnings: string[] = [];
    const log: Log = { ...silentLog, warn: (_fields, message) => void warnings.push(message) };
    const { baseDirectory, policy } = loaded;
    const keeper = new SecretKeeper();
    let found: number;
    try {
      const options = { baseDirectory, env: context.env, log, secrets: policy.secrets, keeper };
      found = await countFound(
        policy,
        mayUseNetwork ? () => true : (reference) => !isStoreReference(reference),
        options,
      );
    } finally {
      await keeper.close();
    }
    const inStores = secretReferencesOf(policy).filter(({ reference }) => isStoreReference(reference)).length;
    const unasked = mayUseNetwork || inStores === 0 ? "" : `, ${inStores} in stores not asked for: do with --network`;
    const [first] = warnings;
    if (first !== undefined) return { status: "warning", message: first + unasked };
    return { status: "ok", message: (found === 0 && inStores === 0 ? "none needed" : `${found} found`) + unasked };
  },
};

/** How many of the references that may be tried hold something. @throws {ParapetError} for one that is needed and does not */
async function countFound(
  policy: Policy,
  mayTry: (reference: string) => boolean,
  options: ResolveOptions,
): Promise<number> {
  const providers = Object.fromEntries(
    Object.entries(policy.providers).map(([id, provider]) => {
      const { apiKey, ...rest } = provider;
      return [id, apiKey === undefined || mayTry(apiKey) ? provider : rest];
    }),
  );
  const tried = { ...policy, providers };
  const states = await readProviders(tried, options);
  chooseTargets(tried, states);
  const others = secretReferencesOf(policy).filter(
    ({ path, reference }) => !path.startsWith("providers.") && mayTry(reference),
  );
  for (const { reference } of others) await resolveSecret(reference, options);
  return others.length + [...states.values()].filter(({ apiKey }) => apiKey !== undefined).length;
}
