import { createRegistry, type Registry } from "@parapet/guard/kernel";
import type { DependencyFormat } from "../format.ts";
import { npmLock } from "./npm-lock.ts";
import { npmManifest } from "./npm-manifest.ts";
import { requirements } from "./requirements.ts";

/** Every kind of file that names packages. */
export const dependencyFormats: Registry<DependencyFormat> = createRegistry("dependency format", [
  npmManifest,
  npmLock,
  requirements,
]);
