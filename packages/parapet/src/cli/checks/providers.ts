import { messageOf } from "@parapet/guard/kernel";
import { chooseTargets, readProviders } from "../../policy/index.ts";
import type { Check } from "./check.ts";

const VENDORS: Readonly<Record<string, string>> = {
  openai: "https://api.openai.com",
  anthropic: "https://api.anthropic.com",
};

export const providersCheck: Check = {
  id: "providers",
  title: "Providers",
  run: async ({ loaded, context, mayUseNetwork }) => {
    if (loaded === undefined) return { status: "skipped", message: "no policy" };
    const { policy, baseDirectory } = loaded;
    if (Object.values(policy.providers).every(({ kind }) => kind === "practice"))
      return { status: "ok", message: "none outside this process" };
    if (!mayUseNetwork) return { status: "skipped", message: "reach them with --network" };
    const states = await readProviders(policy, { baseDirectory, env: context.env, secrets: policy.secrets });
    const { policy: settled } = chooseTargets(policy, states);
    const urls = Object.entries(settled.providers).flatMap(([name, { kind, baseUrl }]) => {
      const url = baseUrl ?? VENDORS[kind];
      // What is not at hand is not called either.
      const isCalled = url !== undefined && states.get(name)?.absent === undefined;
      return isCalled ? [{ name, origin: new URL(url).origin }] : [];
    });
    if (urls.length === 0) return { status: "ok", message: "none outside this process" };
    const silent: string[] = [];
    for (const { name, origin } of urls) {
      // Any answer will do, and none of ours goes along: no key, no cookie, no body.
      const answer = await fetch(origin, {
        method: "HEAD",
        redirect: "manual",
        signal: AbortSignal.timeout(5_000),
      }).catch(messageOf);
      if (typeof answer === "string") silent.push(`${name} (${origin})`);
    }
    return silent.length === 0
      ? { status: "ok", message: urls.map(({ name }) => name).join(", ") }
      : {
          status: "failed",
          message: `no answer from ${silent.join(", ")}`,
          hint: "Check the address, DNS and proxies.",
        };
  },
};
