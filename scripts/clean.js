import { rmSync } from "node:fs";

for (const built of [
  "packages/guard/dist",
  "packages/guard-model/dist",
  "packages/parapet/dist",
  "packages/guard/tsconfig.tsbuildinfo",
  "packages/guard-model/tsconfig.tsbuildinfo",
  "packages/parapet/tsconfig.tsbuildinfo",
])
  rmSync(new URL(`../${built}`, import.meta.url), { recursive: true, force: true });
