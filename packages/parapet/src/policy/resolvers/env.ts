import type { SecretResolver } from "./resolver.ts";

export const envResolver: SecretResolver = {
  id: "env",
  title: "Environment variable",
  isRemote: false,
  canRotate: false,
  placeOf: () => "env",
  resolve: async (name, { env }) => {
    const value = Object.hasOwn(env, name) ? env[name]?.trim() : undefined;
    return value === "" ? undefined : value;
  },
  whenMissing: (name) => `Set the variable ${name} in the environment of this process.`,
};
