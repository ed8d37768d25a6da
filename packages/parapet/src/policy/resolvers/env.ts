import type { SecretResolver } from "./resolver.ts";

export const envResolver: SecretResolver = {
  id: "env",
  title: "Environment variable",
  resolve: async (name, { env }) => {
    const value = env[name]?.trim();
    return value === "" ? undefined : value;
  },
};
