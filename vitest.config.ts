import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

// Tests run on the sources: the condition makes `@parapet/guard` resolve to TypeScript, in workers as well.
const condition = "parapet-source";
const strippedSources = fileURLToPath(new URL("test/sources/load.mjs", import.meta.url));

export default defineConfig({
  resolve: { conditions: [condition] },
  ssr: {
    resolve: {
      // No "import" here: Vitest hands these to Node, where it would make `require` load ES modules.
      conditions: [condition, "node"],
      externalConditions: [condition, "node"],
    },
  },
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "packages/*/training/**/*.test.ts",
      "test/**/*.test.ts",
      "examples/**/*.test.ts",
    ],
    globalSetup: "test/sources/strip.ts",
    pool: "forks",
    execArgv: [`--conditions=${condition}`, `--import=${strippedSources}`],
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: process.env.CI ? ["default"] : ["default"],
  },
});
